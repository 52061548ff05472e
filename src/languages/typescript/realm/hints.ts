/**
 * One line on what to do in this API, for errors whose own advice is for Python, or that give none. Knows texts only, so
 * that it also serves errors that come from elsewhere.
 */
import { message, type Message } from '../../../trace/message';
import { nearest } from './nearest';
import { PYTORCH_HAS } from './pytorch';

interface Rule {
  readonly pattern: RegExp;
  readonly hint: Message;
}

const RULES: readonly Rule[] = [
  {
    pattern: /^element \d+ of tensors does not require grad and does not have a grad_fn/,
    hint: message(
      'typescript.hint.no-leaf',
      'Make a leaf with torch.tensor(…, { requires_grad: true }) and compute the result from it, outside no_grad and without detach().',
    ),
  },
  {
    pattern: /^grad can be implicitly created only for scalar outputs/,
    hint: message(
      'typescript.hint.grad-implicitly',
      'Sum it first, torch.sum(y).backward(), or give a gradient of its shape: y.backward(torch.ones_like(y)).',
    ),
  },
  {
    pattern: /^Trying to backward through the graph a second time/,
    hint: message(
      'typescript.hint.second-backward',
      'Write backward({ retain_graph: true }) the first time, or compute the result anew before the second.',
    ),
  },
  {
    pattern: /^a (?:view of a )?leaf Variable that requires grad is being used in an in-place operation/,
    hint: message('typescript.hint.leaf-in-place', 'Change a parameter inside torch.no_grad(() => { … }).'),
  },
  {
    pattern: /^one of the variables needed for gradient computation has been modified by an inplace operation/,
    hint: message(
      'typescript.hint.modified-in-place',
      'Write x = x.add(…) instead of x.add_(…), or change the tensor only after backward().',
    ),
  },
  {
    pattern: /^only Tensors of floating point (?:and complex )?dtype can require gradients/i,
    hint: message(
      'typescript.hint.floating-point',
      'Write torch.tensor(…, { dtype: torch.float32, requires_grad: true }).',
    ),
  },
  {
    pattern: /^you can only change requires_grad flags of leaf variables/,
    hint: message('typescript.hint.change-requires-grad', 'const fixed = x.detach();'),
  },
  {
    pattern: /^can't retain_grad on Tensor that has requires_grad=False/,
    hint: message(
      'typescript.hint.retain-grad',
      'Compute it from a leaf made with torch.tensor(…, { requires_grad: true }).',
    ),
  },
  {
    pattern: /^Function '.*' returned nan values in its \d+th output/,
    hint: message(
      'typescript.hint.nan-gradient',
      'The derivative of this call is not a number there. Keep its argument away from such places, with clamp or where before the call.',
    ),
  },
  {
    pattern: /^Must call super constructor in derived class before accessing 'this'/,
    hint: message('typescript.hint.super', 'Begin the constructor with super();'),
  },
  {
    pattern: /^hook '[^]*' has changed the (?:size|type) of value/,
    hint: message(
      'typescript.hint.hook-shape',
      'A hook gives back a gradient of the same shape and dtype as the one that it is given, or nothing.',
    ),
  },
  {
    pattern: /^Jacobian mismatch for output/,
    hint: message(
      'typescript.hint.jacobian-mismatch',
      '“numerical” is what differences of forward give, “analytical” what backward gave: the mistake is most likely in backward.',
    ),
  },
  {
    pattern: /^One of the differentiated Tensors appears to not have been used in the graph/,
    hint: message(
      'typescript.hint.unused',
      'Write torch.autograd.grad(outputs, inputs, { allow_unused: true }) to get null for it.',
    ),
  },
  {
    pattern: /^Boolean value of Tensor with (?:more than one value|no values) is ambiguous/,
    hint: message('typescript.hint.ambiguous', 'Ask for one value: x.any(), x.all(), or x.sum().gt(0).'),
  },
  {
    pattern: /(?:cannot be converted to Scalar|only one element tensors can be converted to Python scalars)$/,
    hint: message(
      'typescript.hint.one-value',
      'Reduce it to one value first, x.sum().item(), or take all of them: x.tolist().',
    ),
  },
  {
    pattern: /Use tensor\.detach\(\)\.numpy\(\) instead/,
    hint: message('typescript.hint.can-not-detach', 'x.detach().tolist() gives its values.'),
  },
  {
    pattern: /^invalid index of a 0-dim tensor/,
    hint: message('typescript.hint.zero-dim-index', 'x.item() gives its value.'),
  },
  {
    pattern:
      /scalar types: Long, Int; but got|to be Long or Byte, but got|^tensors used as indices must be long|Expected dtype int32(?:\/| or )int64 for index|Expected a long tensor for index|index tensor of type LongTensor/,
    hint: message(
      'typescript.hint.indices',
      'Whole numbers are bigints here: torch.tensor([0n, 2n]), torch.arange(BigInt(n)); x.long() makes them of a tensor.',
    ),
  },
  {
    pattern: /^cannot assign '.*' as parameter '.*' \(torch\.nn\.Parameter or None expected\)/,
    hint: message(
      'typescript.hint.assigned-parameter',
      'To change its values write torch.no_grad(() => layer.weight.copy_(x)), or add_(…) in place of +=, which makes a new tensor.',
    ),
  },
  {
    pattern: /^\[enforce fail at alloc_cpu/,
    hint: message('typescript.hint.allocation', 'Take smaller tensors.'),
  },
  {
    pattern: /^Code generation from strings disallowed for this context/,
    hint: message('typescript.hint.code-from-text', 'A program cannot make code of text: no eval, no new Function.'),
  },
  {
    pattern: /^Class constructor .+ cannot be invoked without 'new'/,
    hint: message(
      'typescript.hint.without-new',
      'Write new before it. A torch.autograd.Function is called by its apply: Cube.apply(x).',
    ),
  },
  {
    pattern: /^'(?:function|method)' object is not iterable/,
    hint: message('typescript.hint.not-called-parameters', 'Is a call missing? An optimiser takes model.parameters().'),
  },
  {
    pattern: /^Legacy autograd function with non-static forward method/,
    hint: message(
      'typescript.hint.legacy-function',
      'No object is made of a torch.autograd.Function: call Cube.apply(x), with static forward and static backward.',
    ),
  },
  {
    pattern: /argument '\w+' \(position \d+\) must be Tensor, not list/,
    hint: message('typescript.hint.array', 'An array is not a tensor: write torch.tensor([…]).'),
  },
  {
    pattern: /^vmap: It looks like you're calling \.item\(\)/,
    hint: message(
      'typescript.hint.vmap-item',
      'Under vmap a tensor stands for many at once and has no single value: stay with tensors, without item(), Number(…) and tolist().',
    ),
  },
  {
    pattern: /^vmap: It looks like you're attempting to use a Tensor in some data-dependent control flow/,
    hint: message('typescript.hint.vmap-branch', 'Write torch.where(condition, one, other) in place of if and ?:.'),
  },
  {
    pattern: /^optimizer got an empty parameter list/,
    hint: message(
      'typescript.hint.no-parameters',
      'The parameters of a module are every torch.nn.Parameter among its own attributes, and the parameters of every module among them (this.fc = new torch.nn.Linear(…)); modules in an array belong in a torch.nn.ModuleList.',
    ),
  },
  {
    pattern: /^Maximum call stack size exceeded/,
    hint: message('typescript.hint.stack', 'A function calls itself without end, or too deep: a loop does not.'),
  },
];

/** Names that programs elsewhere have. */
const ELSEWHERE =
  /^(?:fetch|XMLHttpRequest|WebSocket|process|require|module|exports|Buffer|global|__dirname|__filename|document|window|localStorage|sessionStorage|navigator|Deno|Bun|Worker|SharedArrayBuffer|Atomics|WebAssembly|WeakRef|FinalizationRegistry|structuredClone|setImmediate|URL|TextEncoder|TextDecoder|crypto)$/;

/** Functions of Python, and what they are called here. */
const PYTHON: Readonly<Record<string, readonly [here: string, other?: string]>> = {
  len: ['x.shape[0]', 'array.length'],
  range: ['for (let i = 0; i < n; i += 1) …'],
  float: ['Number(…)', 'x.item()'],
  int: ['Math.trunc(…)'],
  str: ['String(…)'],
  abs: ['torch.abs(x)', 'Math.abs(x)'],
  sum: ['torch.sum(x)'],
  max: ['torch.max(x)', 'Math.max(…)'],
  min: ['torch.min(x)', 'Math.min(…)'],
  None: ['null'],
  True: ['true'],
  False: ['false'],
  np: ['torch'],
  numpy: ['torch'],
  plt: ['plot(x, y, { label: "…" })'],
  math: ['Math'],
};

/** Names of arguments, which Python writes `dim=0`. */
const KEYWORDS =
  /^(?:requires_grad|dtype|dim|keepdim|gradient|retain_graph|create_graph|grad_outputs|allow_unused|inputs|alpha|unbiased|correction|rounding_mode|steps|label|color|lr|momentum|dampening|weight_decay|nesterov|betas|eps|maximize|max_iter|history_size|line_search_fn|step_size|gamma|milestones|lr_lambda|T_max|bias|kernel_size|stride|padding|dilation|groups|inplace|num_heads|batch_first|num_layers|in_features|out_features|in_channels|out_channels|num_embeddings|embedding_dim|normalized_shape|reduction|set_to_none|argnums|has_aux|in_dims|out_dims|randomness|chunk_size|vectorize|check_nan|use_reentrant)$/;

/** Methods of numbers and arrays that tensors are often asked for. */
const OF_NUMBERS = /^(?:toFixed|toPrecision|toExponential)$/;
const OF_ARRAYS =
  /^(?:forEach|map|filter|reduce|find|findIndex|some|every|slice|concat|push|pop|join|includes|indexOf|keys|values|entries|fill|sort|reverse)$/;

export interface HintNames {
  readonly torch: readonly string[];
  readonly tensor: readonly string[];
  /** What a program finds without declaring it. */
  readonly globals: readonly string[];
}

export function hintFor(name: string, text: string, names: HintNames): Message | null {
  const rule = RULES.find(({ pattern }) => pattern.test(text));
  if (rule !== undefined) return rule.hint;
  if (name === 'ReferenceError') return unknownName(text, names);
  return name === 'TypeError' ? missingMember(text, names) : null;
}

function unknownName(text: string, { torch, globals }: HintNames): Message | null {
  const name = /^(.+) is not defined$/.exec(text)?.[1];
  if (name === undefined) return null;
  if (ELSEWHERE.test(name))
    return message(
      'typescript.hint.elsewhere',
      'A program has torch, print, plot, scatter, bar, hist, plt, console, Math, timers and JavaScript’s own objects; no files, no network, no process.',
    );
  const [here, other] = Object.hasOwn(PYTHON, name) ? (PYTHON[name] ?? []) : [];
  if (here !== undefined)
    return other === undefined
      ? message('typescript.hint.python', 'Write {here}.', { here })
      : message('typescript.hint.python-or', 'Write {here}, or {other}.', { here, other });
  if (KEYWORDS.test(name))
    return message('typescript.hint.keyword', 'Arguments by name are one object, { {name}: … }.', { name });
  if (torch.includes(name)) return message('typescript.hint.torch-member', 'Write torch.{name}.', { name });
  const [close] = nearest(name, globals);
  return close === undefined ? null : message('typescript.hint.did-you-mean', 'Did you mean {name}?', { name: close });
}

function missingMember(text: string, { torch, tensor }: HintNames): Message | null {
  if (text.startsWith('Cannot read properties of null'))
    return message(
      'typescript.hint.null',
      'A gradient is null before backward() was called, and of tensors that are no leaves.',
    );
  const name = /\.([\p{ID_Continue}$]+) is not a function$/u.exec(text)?.[1];
  if (name === undefined) return null;
  if (name === 'numpy')
    return message('typescript.hint.numpy', 'x.tolist() gives its values; plot takes tensors as they are.');
  if (OF_NUMBERS.test(name))
    return message('typescript.hint.of-numbers', 'Of a tensor take its number first: x.item().{name}(…).', { name });
  if (name === 'backward')
    return message(
      'typescript.hint.backward-of-number',
      'backward() is for the tensor that the computation gave: item() and Number(…) give numbers, which have no graph.',
    );
  if (tensor.includes(name)) {
    if (torch.includes(name))
      return message(
        'typescript.hint.of-tensors',
        'Tensors have {name}: is this one? torch.{name}(x) works for both.',
        { name },
      );
    return message(
      'typescript.hint.of-tensors-only',
      '{name} is for tensors; of a number write torch.tensor(…) first.',
      { name },
    );
  }
  if (PYTORCH_HAS.has(name))
    return message('typescript.hint.not-yet', 'PyTorch has {name}; it is not available here yet.', { name });
  if (OF_ARRAYS.test(name))
    return message('typescript.hint.of-arrays', 'A tensor is no array: [...x].{name}(…) works on its rows.', { name });
  const [close] = nearest(name, tensor);
  if (close !== undefined)
    return message('typescript.hint.method', 'Tensors have {close}: did you mean that?', { close });
  if (torch.includes(name)) return message('typescript.hint.function', 'Write torch.{name}(x).', { name });
  return null;
}
