/**
 * What may be asked of the output that a result shows, whatever ran it: each kind with its question and its answer. All
 * are plain data. A kind that is added here is asked for by the page, checked by `inspector/enquiries.ts`, answered by
 * `runtime/enquiries`, and checked again by `runtime/process/validate-enquiry.ts` where a process answered.
 */
import type { CurvatureData, CurvatureRequest } from './curvature';
import type { DescentData, DescentRequest } from './descent';
import type {
  ElementList,
  Elements,
  ElementsRequest,
  ListRequest,
  StatisticsRequest,
  TensorStatistics,
  WritingRequest,
  Written,
} from './elements';
import type { LandmarksData, LandmarksRequest } from './landmarks';
import type { MatrixData, MatrixRequest } from './matrix';
import type { NodesRequest } from './nodes';
import type { PlotData, PlotRequest } from './plot';
import type { SurfaceData, SurfaceRequest } from './surface';
import type { Trace } from './trace';

export interface Enquiries {
  readonly plot: { readonly ask: PlotRequest; readonly answer: PlotData };
  readonly landmarks: { readonly ask: LandmarksRequest; readonly answer: LandmarksData };
  readonly surface: { readonly ask: SurfaceRequest; readonly answer: SurfaceData };
  readonly descent: { readonly ask: DescentRequest; readonly answer: DescentData };
  readonly curvature: { readonly ask: CurvatureRequest; readonly answer: CurvatureData };
  readonly matrix: { readonly ask: MatrixRequest; readonly answer: MatrixData };
  readonly elements: { readonly ask: ElementsRequest; readonly answer: Elements };
  readonly statistics: { readonly ask: StatisticsRequest; readonly answer: TensorStatistics };
  readonly listing: { readonly ask: ListRequest; readonly answer: ElementList };
  readonly nodes: { readonly ask: NodesRequest; readonly answer: Trace };
  readonly writing: { readonly ask: WritingRequest; readonly answer: Written };
}

export type EnquiryKind = keyof Enquiries;

export type Enquiry<Kind extends EnquiryKind = EnquiryKind> = {
  readonly [K in Kind]: { readonly kind: K; readonly ask: Enquiries[K]['ask'] };
}[Kind];

export type EnquiryAnswer<Kind extends EnquiryKind = EnquiryKind> = Enquiries[Kind]['answer'];
