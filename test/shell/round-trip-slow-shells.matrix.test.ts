import { describeRoundTripMatrix } from "../support/round-trip-matrix.ts";
import { shells } from "../support/shells.ts";

// In a file of their own, which another worker runs.
describeRoundTripMatrix(shells.filter(({ name }) => ["bash", "mksh", "busybox"].includes(name)));
