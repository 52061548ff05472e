/** What is asked of a graph that is shown folded: some of the recorded nodes one by one. Plain data. */

/** `count` nodes from number `first` on, in the order of recording: the `members` of a folded node. The answer is a trace. */
export interface NodesRequest {
  readonly first: number;
  readonly count: number;
}
