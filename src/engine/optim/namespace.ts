/** `torch.optim`, as programs see it. */
import { constructible } from '../dispatch/constructible';
import { Adadelta } from './adadelta';
import { Adagrad } from './adagrad';
import { Adam, AdamW } from './adam';
import { Adamax } from './adamax';
import { ASGD } from './asgd';
import { LBFGS } from './lbfgs';
import { NAdam } from './nadam';
import { Optimizer } from './optimizer';
import { RAdam } from './radam';
import { lr_scheduler } from './schedulers/namespace';
import { RMSprop } from './rmsprop';
import { Rprop } from './rprop';
import { SGD } from './sgd';

export const optim = {
  Optimizer: constructible(Optimizer),
  SGD: constructible(SGD),
  Adam: constructible(Adam),
  AdamW: constructible(AdamW),
  Adamax: constructible(Adamax),
  NAdam: constructible(NAdam),
  RAdam: constructible(RAdam),
  RMSprop: constructible(RMSprop),
  Adagrad: constructible(Adagrad),
  Adadelta: constructible(Adadelta),
  ASGD: constructible(ASGD),
  Rprop: constructible(Rprop),
  LBFGS: constructible(LBFGS),
  lr_scheduler,
};
