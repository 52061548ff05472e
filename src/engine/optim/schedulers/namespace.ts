/** `torch.optim.lr_scheduler`, as programs see it. */
import { constructible } from '../../dispatch/constructible';
import { ChainedScheduler, SequentialLR } from './composed';
import { CosineAnnealingLR, CosineAnnealingWarmRestarts } from './cosine';
import { CyclicLR, OneCycleLR } from './cycles';
import {
  ConstantLR,
  ExponentialLR,
  LambdaLR,
  LinearLR,
  MultiplicativeLR,
  MultiStepLR,
  PolynomialLR,
  StepLR,
} from './factors';
import { ReduceLROnPlateau } from './plateau';
import { LRScheduler } from './scheduler';

export const lr_scheduler = {
  LRScheduler: constructible(LRScheduler),
  LambdaLR: constructible(LambdaLR),
  MultiplicativeLR: constructible(MultiplicativeLR),
  StepLR: constructible(StepLR),
  MultiStepLR: constructible(MultiStepLR),
  ConstantLR: constructible(ConstantLR),
  LinearLR: constructible(LinearLR),
  ExponentialLR: constructible(ExponentialLR),
  PolynomialLR: constructible(PolynomialLR),
  CosineAnnealingLR: constructible(CosineAnnealingLR),
  CosineAnnealingWarmRestarts: constructible(CosineAnnealingWarmRestarts),
  CyclicLR: constructible(CyclicLR),
  OneCycleLR: constructible(OneCycleLR),
  SequentialLR: constructible(SequentialLR),
  ChainedScheduler: constructible(ChainedScheduler),
  ReduceLROnPlateau: constructible(ReduceLROnPlateau),
};
