/** Why a value is not on the tape, or not to be had any more: what users are told. */
import { message, type Message } from '../../trace/message';
import { MAX_COPIED_ELEMENTS } from './value';

export function tooLong(limit: number): Message {
  return message(
    'recorder.chain-too-long',
    'More than {limit} operations led to this value; that many are kept to run them again.',
    { limit },
  );
}

export function tooManySteps(limit: number): Message {
  return message(
    'recorder.too-many-steps',
    'What led to this value has no room among the {limit} operations that are kept to run them again.',
    { limit },
  );
}

export function tooManyElements(elements: number, limit: number): Message {
  return message(
    'recorder.too-many-elements',
    'Its {elements} elements have no room among the {limit} that are kept to run the program again.',
    { elements, limit },
  );
}

export function changedSince(elements: number): Message {
  return message(
    'recorder.changed-since',
    'It has been changed in place since, and its {elements} elements are more than the {limit} of which a copy is kept.',
    { elements, limit: MAX_COPIED_ELEMENTS },
  );
}

export const CHANGED_ELSEWHERE = message(
  'recorder.changed-elsewhere',
  'It was changed in place through another tensor that shares its memory, so how it came about is not known.',
);

/** Of a custom Function whose `backward` nobody has seen at work. */
export function withoutRule(name: string): Message {
  return message(
    'recorder.without-rule',
    'It comes from {name}, whose derivative is the program’s own code, and that has not been seen at work. Call backward() in the program, so that {name}.backward runs once.',
    { name },
  );
}

export const UNHEARD = message(
  'recorder.unheard',
  'It is the result of operations that were not recorded, such as an accumulated gradient with a graph of its own.',
);

export function random(operator: string): Message {
  return message(
    'recorder.random',
    '{operator} draws random numbers, so it would give something else when run again.',
    {
      operator,
    },
  );
}
