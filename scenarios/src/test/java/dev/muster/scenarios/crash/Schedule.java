package dev.muster.scenarios.crash;

import dev.muster.spi.call.RepeatSafety;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One run, to be repeated at will.
 *
 * @param flow what people do
 * @param safety how the tools let what they make be repeated
 * @param faults what goes wrong, in the order of the calls
 */
record Schedule(Flow flow, RepeatSafety safety, List<Fault> faults) {
    Schedule {
        faults = List.copyOf(faults);
    }

    Schedule and(Fault fault) {
        return faults.isEmpty()
                ? new Schedule(flow, safety, List.of(fault))
                : new Schedule(
                        flow,
                        safety,
                        java.util.stream.Stream.concat(faults.stream(), java.util.stream.Stream.of(fault))
                                .toList());
    }

    /** Names it: the same text is the same run. */
    @Override
    public String toString() {
        return flow.name() + "/" + safety + "/"
                + (faults.isEmpty()
                        ? "no fault"
                        : faults.stream().map(Fault::toString).collect(Collectors.joining("+")));
    }
}
