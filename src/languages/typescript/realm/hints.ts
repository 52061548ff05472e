/**
 * One line on what to do in this API, for errors whose own advice is for Python, or that give none. Knows texts only, so
 * that it also serves errors that come from elsewhere.
 */
import { message, type Message } from '../../../trace/message';
import { nearest } from './nearest';
import { PYTORCH_HAS } from './pytorch';

interface Rule {
  readonly id: string;
  readonly pattern: RegExp;
  readonly hint: string;
}

const RULES: readonly Rule[] = [
  {
    id: 'no-leaf',
    pattern: /^element \d+ of tensors does not require grad and does not have a grad_fn/,
    hint: 'Make a leaf with torch.tensor(…, { requires_grad: true }) and compute the result from it, outside no_grad and without detach().',
  },
  {
    id: 'grad-implicitly',
    pattern: /^grad can be implicitly created only for scalar outputs/,
    hint: 'Sum it first, torch.sum(y).backward(), or give a gradient of its shape: y.backward(torch.ones_like(y)).',
  },
  {
    id: 'second-backward',
    pattern: /^Trying to backward through the graph a second time/,
    hint: 'Write backward({ retain_graph: true }) the first time, or compute the result anew before the second.',
  },
  {
    id: 'leaf-in-place',
    pattern: /^a (?:view of a )?leaf Variable that requires grad is being used in an in-place operation/,
    hint: 'Change a parameter inside torch.no_grad(() => { … }).',
  },
  {
    id: 'modified-in-place',
    pattern: /^one of the variables needed for gradient computation has been modified by an inplace operation/,
    hint: 'Write x = x.add(…) instead of x.add_(…), or change the tensor only after backward().',
  },
  {
    id: 'floating-point',
    pattern: /^only Tensors of floating point (?:and complex )?dtype can require gradients/i,
    hint: 'Write torch.tensor(…, { dtype: torch.float32, requires_grad: true }).',
  },
  {
    id: 'change-requires-grad',
    pattern: /^you can only change requires_grad flags of leaf variables/,
    hint: 'const fixed = x.detach();',
  },
  {
    id: 'retain-grad',
    pattern: /^can't retain_grad on Tensor that has requires_grad=False/,
    hint: 'Compute it from a leaf made with torch.tensor(…, { requires_grad: true }).',
  },
  {
    id: 'nan-gradient',
    pattern: /^Function '.*' returned nan values in its \d+th output/,
    hint: 'The derivative of this call is not a number there. Keep its argument away from such places, with clamp or where before the call.',
  },
  {
    id: 'super',
    pattern: /^Must call super constructor in derived class before accessing 'this'/,
    hint: 'Begin the constructor with super();',
  },
  {
    id: 'hook-shape',
    pattern: /^hook '[^]*' has changed the (?:size|type) of value/,
    hint: 'A hook gives back a gradient of the same shape and dtype as the one that it is given, or nothing.',
  },
  {
    id: 'jacobian-mismatch',
    pattern: /^Jacobian mismatch for output/,
    hint: '“numerical” is what differences of forward give, “analytical” what backward gave: the mistake is most likely in backward.',
  },
  {
    id: 'unused',
    pattern: /^One of the differentiated Tensors appears to not have been used in the graph/,
    hint: 'Write torch.autograd.grad(outputs, inputs, { allow_unused: true }) to get null for it.',
  },
  {
    id: 'ambiguous',
    pattern: /^Boolean value of Tensor with (?:more than one value|no values) is ambiguous/,
    hint: 'Ask for one value: x.any(), x.all(), or x.sum().gt(0).',
  },
  {
    id: 'one-value',
    pattern: /(?:cannot be converted to Scalar|only one element tensors can be converted to Python scalars)$/,
    hint: 'Reduce it to one value first, x.sum().item(), or take all of them: x.tolist().',
  },
  {
    id: 'can-not-detach',
    pattern: /Use tensor\.detach\(\)\.numpy\(\) instead/,
    hint: 'x.detach().tolist() gives its values.',
  },
  {
    id: 'zero-dim-index',
    pattern: /^invalid index of a 0-dim tensor/,
    hint: 'x.item() gives its value.',
  },
  {
    id: 'indices',
    pattern:
      /scalar types: Long, Int; but got|to be Long or Byte, but got|^tensors used as indices must be long|Expected dtype int32(?:\/| or )int64 for index|Expected a long tensor for index|index tensor of type LongTensor/,
    hint: 'Whole numbers are bigints here: torch.tensor([0n, 2n]), torch.arange(BigInt(n)); x.long() makes them of a tensor.',
  },
  {
    id: 'assigned-parameter',
    pattern: /^cannot assign '.*' as parameter '.*' \(torch\.nn\.Parameter or None expected\)/,
    hint: 'To change its values write torch.no_grad(() => layer.weight.copy_(x)), or add_(…) in place of +=, which makes a new tensor.',
  },
  {
    id: 'allocation',
    pattern: /^\[enforce fail at alloc_cpu/,
    hint: 'Take smaller tensors.',
  },
  {
    id: 'code-from-text',
    pattern: /^Code generation from strings disallowed for this context/,
    hint: 'A program cannot make code of text: no eval, no new Function.',
  },
  {
    id: 'without-new',
    pattern: /^Class constructor .+ cannot be invoked without 'new'/,
    hint: 'Write new before it. A torch.autograd.Function is called by its apply: Cube.apply(x).',
  },
  {
    id: 'not-called-parameters',
    pattern: /^'(?:function|method)' object is not iterable/,
    hint: 'Is a call missing? An optimiser takes model.parameters().',
  },
  {
    id: 'legacy-function',
    pattern: /^Legacy autograd function with non-static forward method/,
    hint: 'No object is made of a torch.autograd.Function: call Cube.apply(x), with static forward and static backward.',
  },
  {
    id: 'array',
    pattern: /argument '\w+' \(position \d+\) must be Tensor, not list/,
    hint: 'An array is not a tensor: write torch.tensor([…]).',
  },
  {
    id: 'vmap-item',
    pattern: /^vmap: It looks like you're calling \.item\(\)/,
    hint: 'Under vmap a tensor stands for many at once and has no single value: stay with tensors, without item(), Number(…) and tolist().',
  },
  {
    id: 'vmap-branch',
    pattern: /^vmap: It looks like you're attempting to use a Tensor in some data-dependent control flow/,
    hint: 'Write torch.where(condition, one, other) in place of if and ?:.',
  },
  {
    id: 'no-parameters',
    pattern: /^optimizer got an empty parameter list/,
    hint: 'A module has those of the modules and torch.nn.Parameter that are its own attributes, this.fc = new torch.nn.Linear(…); those in an array it has in a torch.nn.ModuleList.',
  },
  {
    id: 'stack',
    pattern: /^Maximum call stack size exceeded/,
    hint: 'A function calls itself without end, or too deep: a loop does not.',
  },
];

/** Names that programs elsewhere have. */
const ELSEWHERE =
  /^(?:fetch|XMLHttpRequest|WebSocket|process|require|module|exports|Buffer|global|__dirname|__filename|document|window|localStorage|sessionStorage|navigator|Deno|Bun|Worker|SharedArrayBuffer|Atomics|WebAssembly|WeakRef|FinalizationRegistry|structuredClone|setImmediate|URL|TextEncoder|TextDecoder|crypto)$/;

/** Functions of Python, and what they are called here. */
const PYTHON: Readonly<Record<string, string>> = {
  len: 'x.shape[0], or array.length',
  range: 'for (let i = 0; i < n; i += 1) …',
  float: 'Number(…), or x.item()',
  int: 'Math.trunc(…)',
  str: 'String(…)',
  abs: 'torch.abs(x), or Math.abs(x)',
  sum: 'torch.sum(x)',
  max: 'torch.max(x), or Math.max(…)',
  min: 'torch.min(x), or Math.min(…)',
  None: 'null',
  True: 'true',
  False: 'false',
  np: 'torch',
  numpy: 'torch',
  plt: 'plot(x, y, { label: "…" })',
  math: 'Math',
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
  if (rule !== undefined) return message(`typescript.hint.${rule.id}`, rule.hint);
  if (name === 'ReferenceError') return unknownName(text, names);
  return name === 'TypeError' ? missingMember(text, names) : null;
}

function unknownName(text: string, { torch, globals }: HintNames): Message | null {
  const name = /^(.+) is not defined$/.exec(text)?.[1];
  if (name === undefined) return null;
  if (ELSEWHERE.test(name))
    return message(
      'typescript.hint.elsewhere',
      'A program has torch, print, plot, scatter, console, Math, timers and JavaScript’s own objects; no files, no network, no process.',
    );
  if (Object.hasOwn(PYTHON, name))
    return message('typescript.hint.python', 'Write {here}.', { here: PYTHON[name] ?? '' });
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
