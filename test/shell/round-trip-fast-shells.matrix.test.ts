import { describeRoundTripMatrix } from "../support/round-trip-matrix.ts";
import { shells } from "../support/shells.ts";

describeRoundTripMatrix(shells.filter(({ name }) => !["bash", "mksh", "busybox"].includes(name)));
