/**
 * Programs that hand code of their own to the engine, Functions, hooks, modules, optimisers, transforms, modes, and try to
 * get out by it, unparsed and unchanged; that patch what the engine and the recorder are made of; that never end.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attack, loot } from './attacker';
import { childBundles, printed, TestPrograms } from './children';

let raw: TestPrograms;
let prepared: TestPrograms;

beforeAll(async () => {
  raw = new TestPrograms(await childBundles({ raw: true }));
  prepared = new TestPrograms(await childBundles());
});
afterAll(() => {
  raw.close();
  prepared.close();
});

const NOTHING = { foreign: [], power: [] };

describe('what the engine hands to a program’s code is the program’s own realm’s', () => {
  it.each<[string, string]>([
    [
      'Functions: this, ctx, and what forward, setup_context, backward, jvp and vmap are given',
      `const see = (how, self, given) => { look(self, how + " this"); for (const one of given) look(one, how); };
       class F extends torch.autograd.Function {
         static forward(...given) { see("forward", this, given); const [ctx, x] = given; ctx.save_for_backward(x); return x.clone(); }
         static backward(...given) { see("backward", this, given); look(given[0].saved_tensors, "saved"); return given[1]; }
       }
       class G extends torch.autograd.Function {
         static forward(...given) { see("forward", this, given); return given[0].clone(); }
         static setup_context(...given) { see("setup_context", this, given); }
         static jvp(...given) { see("jvp", this, given); return given[1]; }
         static vmap(...given) { see("vmap", this, given); return [given[2], given[1][0]]; }
       }
       look(F, "class"); look(torch.autograd.Function.prototype, "prototype");
       const x = torch.ones([2], { requires_grad: true });
       const y = F.apply(x); look(y.grad_fn, "node"); look(y.grad_fn.metadata, "metadata");
       y.sum().backward(); torch.func.vmap((v) => G.apply(v))(torch.ones([2, 2]));
       torch.func.jvp((v) => G.apply(v), [torch.ones([2])], [torch.ones([2])]);`,
    ],
    [
      'hooks of tensors, nodes, modules and optimisers',
      `const see = (how) => function (...given) { look(this, how + " this"); look(given, how); };
       const x = torch.ones([2], { requires_grad: true });
       x.register_post_accumulate_grad_hook(see("accumulated"));
       const y = x.mul(2); look(y.register_hook(see("hook")), "handle");
       y.grad_fn.register_prehook(see("prehook")); y.grad_fn.register_hook(see("posthook"));
       const net = new torch.nn.Linear(2, 1);
       net.register_forward_pre_hook(see("forward pre")); net.register_forward_hook(see("forward"));
       net.register_full_backward_hook(see("backward"));
       const opt = new torch.optim.SGD([x], { lr: 1 });
       opt.register_step_pre_hook(see("step pre")); opt.register_step_post_hook(see("step post"));
       net(y).sum().backward(); opt.step(); look(net, "module"); look(opt, "optimiser"); look(opt.state, "state");`,
    ],
    [
      'hooks of what is saved, of nodes that are made, and of several gradients',
      `const see = (how, f) => function (...given) { look(this, how + " this"); look(given, how); return f?.(...given); };
       const x = torch.ones([2], { requires_grad: true });
       const { graph } = torch.autograd;
       const y = graph.saved_tensors_hooks(see("pack", (t) => t), see("unpack", (t) => t), () => x.exp());
       look(graph.node_creation_hook(see("created"), () => x.mul(2)), "created");
       look(graph.register_multi_grad_hook([x], see("multi")), "handle");
       graph.allow_mutation_on_saved_tensors(() => { const a = x.clone(); const b = a.pow(2); look(b.grad_fn._raw_saved_self, "raw"); a.mul_(2); b.sum().backward(); });
       y.sum().backward();`,
    ],
    [
      'closures, lambdas, transforms and modes',
      `const see = (how, f) => function (...given) { look(this, how + " this"); look(given, how); return f?.(...given); };
       const w = torch.ones([2], { requires_grad: true });
       const opt = new torch.optim.LBFGS([w], { max_iter: 2 });
       opt.step(see("closure", () => { opt.zero_grad(); const loss = w.mul(w).sum(); loss.backward(); return loss; }));
       const scheduler = new torch.optim.lr_scheduler.LambdaLR(new torch.optim.SGD([w], { lr: 1 }), see("lambda", () => 1)); look(scheduler, "scheduler");
       for (const f of ["grad", "jacrev", "jacfwd", "hessian"]) look(torch.func[f](see(f, (x) => x.mul(x).sum()))(torch.ones([2])), f);
       look(torch.func.vmap(see("vmap", (x) => x.mul(2)))(torch.ones([2])), "vmap");
       look(torch.utils.checkpoint.checkpoint(see("checkpoint", (x) => x.mul(2)), w, { use_reentrant: false }), "checkpoint");
       torch.autograd.gradcheck(see("gradcheck", (x) => x.mul(2)), [torch.ones([1], { dtype: torch.float64, requires_grad: true })]);
       for (const mode of [torch.no_grad(), torch.inference_mode(), torch.autograd.forward_ad.dual_level()]) { look(mode, "mode"); look(mode.run(see("run")), "run"); look(mode.wrap(see("wrap"))(), "wrap"); }`,
    ],
    [
      'odd values where the engine expects its own: proxies, species, getters, thenables',
      `const trap = (how) => new Proxy(function () {}, { get(target, key, self) { look(arguments, how + " get"); return Reflect.get(target, key, self); }, apply(...given) { look(given, how + " apply"); return trap(how); }, getPrototypeOf(target) { look(arguments, how + " prototype"); return torch.Tensor.prototype; }, ownKeys(target) { look(arguments, how + " keys"); return Reflect.ownKeys(target); } });
       class Odd extends Array { static get [Symbol.species]() { look(arguments, "species"); return trap("species"); } }
       const thenable = { then(...given) { look(given, "then"); look(this, "then this"); } };
       const x = torch.ones([2], { requires_grad: true });
       for (const odd of [trap("value"), Odd.from([x]), thenable, [thenable], { get length() { look(this, "length"); return 1; }, get 0() { look(this, "0"); return x; } }])
         for (const use of [
           () => torch.autograd.grad(x.mul(2).sum(), odd), () => torch.autograd.backward(odd), () => torch.autograd.backward([x.mul(2).sum()], odd),
           () => new torch.optim.SGD(odd, { lr: 1 }), () => new torch.optim.Adam([{ params: odd }]), () => torch.nn.Sequential(odd), () => new torch.nn.Linear(odd, odd),
           () => { const m = new torch.nn.Module(); m.a = odd; m.load_state_dict(odd); look(m, "module"); }, () => torch.func.vmap(odd)(x), () => torch.func.vmap((y) => odd)(x), () => torch.func.grad(() => odd)(x),
           () => { x.register_hook(odd); x.mul(2).sum().backward(); }, () => { const y = x.mul(2); y.register_hook(() => odd); y.sum().backward(); },
           () => { class F extends torch.autograd.Function { static forward() { return odd; } static backward() { return odd; } } F.apply(x).sum().backward(); },
           () => { class F extends torch.autograd.Function { static forward(ctx, y) { ctx.save_for_backward(odd); return y.clone(); } static backward() { return odd; } } F.apply(x).sum().backward(); },
           () => torch.autograd.graph.saved_tensors_hooks(() => odd, () => odd, () => x.exp().sum().backward()), () => torch.no_grad(() => odd), () => torch.no_grad(odd), () => torch.func.functional_call(new torch.nn.Linear(2, 1), odd, odd),
           () => torch.autograd.forward_ad.dual_level(() => torch.autograd.forward_ad.make_dual(x, odd)), () => torch.utils.checkpoint.checkpoint(odd, odd), () => print(odd), () => torch.nn.functional.linear(odd, odd),
         ]) try { look(use(), "result"); } catch (error) { look(error, "error"); }`,
    ],
  ])('%s', async (_name, body) => {
    const recording = await raw.run(attack(body), { time: 5000 });
    expect(loot(printed(recording)) ?? recording.trace.ending).toStrictEqual(NOTHING);
  });
});

describe('a program that patches what it trains with is still told of', () => {
  const TRAINING = `
    const net = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.ReLU(), torch.nn.Linear(3, 1));
    const opt = new torch.optim.Adam(net.parameters());
    class F extends torch.autograd.Function { static forward(ctx, x) { ctx.save_for_backward(x); return x.mul(2); } static backward(ctx, g) { return g.mul(ctx.saved_tensors[0]); } }
    const step = () => { opt.zero_grad(); const loss = F.apply(net(torch.ones([2, 2]))).sum(); loss.register_hook((g) => g.mul(1)); loss.backward(); opt.step(); };
    step();`;
  it.each<[string, string]>([
    [
      'prototypes of modules, Functions, nodes, saved tensors, modes, optimisers and tensors',
      `const x = torch.ones([1], { requires_grad: true }); const y = x.exp();
       for (const one of [net, F, torch.autograd.Function.prototype, y.grad_fn, y.grad_fn._raw_saved_result, torch.no_grad(), opt, x, x.register_hook(() => {})])
         for (let at = one; at !== null && at !== Object.prototype && at !== Function.prototype; at = getPrototypeOf(at))
           for (const key of ownKeys(at)) try { Object.defineProperty(at, key, { get() { look(this, "get " + String(key)); look(arguments, "get"); return (...given) => { look(given, "called"); return this; }; }, set(value) { look(value, "set"); }, configurable: true }); } catch {}`,
    ],
    [
      'arrays, maps and weak maps',
      `for (const type of [Array, Map, Set, WeakMap, WeakSet, Promise]) for (const key of ownKeys(type.prototype)) try { if (key !== "constructor") type.prototype[key] = function (...given) { look(this, String(key)); look(given, String(key)); return given[0]; }; } catch {}`,
    ],
    [
      'species and iterators',
      `for (const type of [Array, Map, Set, Promise, getPrototypeOf(Float32Array)]) Object.defineProperty(type, Symbol.species, { get() { look(this, "species"); return class { constructor(...given) { look(given, "made"); } }; } });
       getPrototypeOf([][Symbol.iterator]()).next = function () { look(this, "next"); return { done: true }; };`,
    ],
    [
      'getters of every name that the recorder sends',
      `for (const key of ["calls", "rules", "given", "gave", "inputs", "outputs", "results", "kind", "name", "node", "site", "shape", "values", "type", "metadata", "traceback_", "parent_", "pythonName"])
         Object.defineProperty(Object.prototype, key, { get() { look(this, key); return undefined; }, set(value) { look(value, key); Object.defineProperty(this, key, { value, writable: true, configurable: true, enumerable: true }); }, configurable: true });`,
    ],
    [
      'its own graph, by what is kept on nodes',
      `const x = torch.ones([1], { requires_grad: true });
       const y = x.sqrt().log();
       torch.set_anomaly_enabled(true);
       y.grad_fn.metadata.parent_ = y.grad_fn; y.grad_fn.metadata.traceback_ = new Proxy([], { get() { look(arguments, "lines"); return () => look; } });
       y.register_hook(() => { throw { toString() { for (;;); } }; });
       try { y.backward(); } catch {}`,
    ],
  ])('%s', async (_name, body) => {
    const recording = await raw.run(attack(`${TRAINING}\n${body}\ntry { step(); print(net, opt); } catch {}`), {
      time: 3000,
    });
    expect(loot(printed(recording)) ?? NOTHING).toStrictEqual(NOTHING);
    expect(['finished', 'failed', 'stopped']).toContain(recording.trace.ending?.kind);
    expect(raw.log).toStrictEqual([]);
  });
});

const LEAF = 'const x = torch.ones([2], { requires_grad: true });\n';
const recursive = (f: string): string =>
  `${LEAF}class F extends torch.autograd.Function { static forward(ctx, x) { return x.clone(); } static backward(ctx, g) { ${f} return g; } }\nF.apply(x).sum().backward();`;

describe('code that the engine calls and that never ends is stopped', () => {
  it.each<[string, string]>([
    ['a hook', `${LEAF}x.register_hook(() => { for (;;); });\nx.mul(2).sum().backward();`],
    ['a backward', recursive('for (;;);')],
    ['a forward of a module', 'class N extends torch.nn.Module { forward() { for (;;); } }\nnew N()(1);'],
    [
      'an LBFGS closure that is always called again',
      `${LEAF}const opt = new torch.optim.LBFGS([x], { max_iter: 1e12, max_eval: 1e12, tolerance_grad: -1, tolerance_change: -1 });
       opt.step(() => { opt.zero_grad(); const loss = x.mul(x).sum(); loss.backward(); return loss; });`,
    ],
    [
      'an unpack hook',
      `${LEAF}const y = torch.autograd.graph.saved_tensors_hooks((t) => t, () => { for (;;); }, () => x.exp());\ny.sum().backward();`,
    ],
    [
      'a learning rate’s lambda',
      `${LEAF}new torch.optim.lr_scheduler.LambdaLR(new torch.optim.SGD([x], { lr: 1 }), () => { for (;;); });`,
    ],
    ['a function under a transform', 'torch.func.vmap(() => { for (;;); })(torch.ones([2]));'],
    [
      'a hook that catches everything',
      `${LEAF}x.register_hook(() => { for (;;) try { for (;;); } catch {} });\nx.mul(2).sum().backward();`,
    ],
    [
      'hooks that add hooks',
      `${LEAF}const h = () => { x.register_hook(h); x.register_hook(h); };\nx.register_hook(h);\nfor (;;) x.mul(2).sum().backward();`,
    ],
  ])('%s', async (_name, text) => {
    const { trace } = await prepared.run(text, { time: 300 });
    expect(trace.ending).toMatchObject({ kind: 'stopped', limit: 'time' });
  });

  const again = 'torch.enable_grad(() => x.mul(2).sum().backward());';
  it.each<[string, string]>([
    ['a hook that starts a pass', `${LEAF}x.register_hook(() => { ${again} });\nx.mul(2).sum().backward();`],
    [
      'a backward that applies its Function',
      recursive('torch.enable_grad(() => F.apply(torch.ones([1], { requires_grad: true })).sum().backward());'),
    ],
    [
      'a forward that applies its Function',
      `${LEAF}class F extends torch.autograd.Function { static forward(ctx, x) { return F.apply(x); } }\nF.apply(x);`,
    ],
    ['a module that calls itself', 'class N extends torch.nn.Module { forward(x) { return this(x); } }\nnew N()(1);'],
    [
      'a checkpoint inside itself',
      `${LEAF}const f = (t) => torch.utils.checkpoint.checkpoint(f, t, { use_reentrant: false });\nf(x);`,
    ],
    ['a module that holds itself and prints', 'const n = new torch.nn.Module();\nn.me = n;\nprint(n);'],
  ])('%s ends with the stack, and says so', async (_name, text) => {
    const { trace } = await prepared.run(text);
    const error = trace.ending?.kind === 'failed' ? trace.ending.error : null;
    expect(error).toMatchObject({ name: 'RangeError', text: 'Maximum call stack size exceeded' });
    expect(error?.hint?.id).toBe('typescript.hint.stack');
    expect(error?.range).not.toBeNull();
  });
});

describe('no state of a failed program is the next one’s', () => {
  const STATE = `
    const state = () => [
      torch.is_grad_enabled(), torch.is_inference_mode_enabled(), torch.is_anomaly_enabled(), torch.get_default_dtype(),
      torch.ones([2], { requires_grad: true }).exp().grad_fn._raw_saved_result._packed === undefined, torch.initial_seed(),
    ];
    const levels = [];
    torch.func.vmap((x) => { levels.push(String(x).split(',')[0]); return x; })(torch.ones([1]));
    torch.func.grad((x) => { levels.push(String(x).split(',')[0]); return x.sum(); })(torch.ones([1]));
    levels.push(torch.autograd.forward_ad.enter_dual_level());
    torch.autograd.forward_ad.exit_dual_level();
    print(state(), levels, torch.nn.Module.prototype.left, torch.ones(1).left);`;

  it.each<[string, string]>([
    [
      'modes that were entered',
      `torch.no_grad().__enter__(); torch.inference_mode().__enter__(); torch.set_anomaly_enabled(true); torch.set_grad_enabled(false);
       torch.autograd.graph.saved_tensors_hooks(() => 1, () => 2).__enter__(); torch.autograd.graph.disable_saved_tensors_hooks("no").__enter__();
       torch.autograd.forward_ad.enter_dual_level(); torch.autograd.forward_ad.dual_level().__enter__();
       torch.set_default_dtype(torch.float64); torch.manual_seed(5);
       throw new Error('left');`,
    ],
    [
      'transforms that were left by an error',
      `torch.func.vmap(() => torch.func.grad(() => torch.func.jvp(() => { throw new Error('left'); }, [torch.ones(1)], [torch.ones(1)]))(torch.ones(1)))(torch.ones([2]));`,
    ],
    [
      'passes that a limit stopped',
      'const x = torch.ones([2], { requires_grad: true }); x.register_hook(() => { for (;;); }); torch.autograd.detect_anomaly(() => torch.func.vmap((y) => x.mul(y).sum().backward())(torch.ones([2])));',
    ],
    ['prototypes', 'torch.nn.Module.prototype.left = 1; torch.Tensor.prototype.left = 1; throw new Error("left");'],
  ])('%s', async (_name, text) => {
    const fresh = printed(await prepared.run(STATE));
    const pids = [...prepared.programs.processes];
    const { trace } = await prepared.run(text, { time: 300 });
    expect(['failed', 'stopped']).toContain(trace.ending?.kind);
    const after = await prepared.run(STATE);
    expect(after.trace.ending).toEqual({ kind: 'finished' });
    expect(printed(after)).toBe(fresh);
    // Both ran in the child that had the failed program.
    if (trace.ending?.kind === 'failed') expect(prepared.programs.processes).toEqual(pids);
  });
});
