/** `torch.nn`: modules, layers, containers, losses, first values. A class may be called with or without `new`. */
import { constructible } from '../dispatch/constructible';
import { functions } from '../functions';
import { TransformerDecoderLayer, TransformerEncoderLayer } from './attention/blocks';
import { MultiheadAttention } from './attention/multihead';
import { Transformer, TransformerDecoder, TransformerEncoder } from './attention/transformer';
import { ModuleDict, ParameterDict, ParameterList } from './containers/dicts';
import { ModuleList, Sequential } from './containers/lists';
import { gradients } from './gradients';
import { init } from './init';
import { activations } from './layers/activations';
import { convolutions } from './layers/convolution';
import { Embedding, EmbeddingBag } from './layers/embedding';
import { Bilinear, Linear, PReLU } from './layers/linear';
import { losses } from './layers/losses';
import { GroupNorm, LayerNorm, LocalResponseNorm, RMSNorm } from './layers/normalisation';
import { padding } from './layers/padding';
import { pooling } from './layers/pooling';
import { shapes } from './layers/shapes';
import { statistics } from './layers/statistics';
import { Module } from './module/module';
import { Buffer, Parameter } from './module/parameter';
import { GRUCell, LSTMCell, RNNCell } from './recurrent/cells';
import { GRU, LSTM, RNN } from './recurrent/networks';

type Class = new (...given: never[]) => object;

type Called<C extends Class> = C & ((...given: ConstructorParameters<C>) => InstanceType<C>);

/** The classes under their names, whatever a bundler calls them. */
function classes<T extends Readonly<Record<string, Class>>>(all: T): { [Name in keyof T]: Called<T[Name]> } {
  const called = Object.entries(all).map(([name, made]) => {
    Object.defineProperty(made, 'name', { value: name, enumerable: false, configurable: true });
    const seen = constructible(made);
    // A module's class is the one that programs know.
    Object.defineProperty(made.prototype, 'constructor', { value: seen, writable: true, configurable: true });
    return [name, seen] as const;
  });
  return Object.fromEntries(called) as unknown as { [Name in keyof T]: Called<T[Name]> };
}

export const nn = {
  ...classes({
    Module,
    Parameter,
    Buffer,
    Sequential,
    ModuleList,
    ModuleDict,
    ParameterList,
    ParameterDict,
    Linear,
    Bilinear,
    PReLU,
    Embedding,
    EmbeddingBag,
    LayerNorm,
    RMSNorm,
    GroupNorm,
    LocalResponseNorm,
    RNN,
    LSTM,
    GRU,
    RNNCell,
    LSTMCell,
    GRUCell,
    MultiheadAttention,
    TransformerEncoderLayer,
    TransformerDecoderLayer,
    TransformerEncoder,
    TransformerDecoder,
    Transformer,
    ...statistics,
    ...convolutions,
    ...pooling,
    ...padding,
    ...shapes,
    ...activations,
    ...losses,
  }),
  functional: functions.nn.functional,
  init,
  utils: gradients,
};
