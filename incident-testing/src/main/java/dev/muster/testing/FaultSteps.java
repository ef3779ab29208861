package dev.muster.testing;

import dev.muster.provider.inmemory.Fault;
import dev.muster.spi.call.Operation;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** Tools that fail. */
final class FaultSteps {

    private static final List<Fault> SHORT = List.of(
            Fault.unavailable(),
            Fault.unavailable(Duration.ofSeconds(30)),
            Fault.unavailable(Duration.ofMinutes(20)),
            Fault.unknownBefore(),
            Fault.unknownBefore(),
            Fault.unknownAfter(),
            Fault.unknownAfter(),
            Fault.unknownAfter(),
            Fault.bug(),
            Fault.bugAfter(),
            Fault.rejected(),
            Fault.unsupported());

    private static final List<Fault> LONG = List.of(
            Fault.unavailable(),
            Fault.unavailable(Duration.ofMinutes(40)),
            Fault.unknownBefore(),
            Fault.unknownAfter(),
            Fault.misconfigured());

    private FaultSteps() {}

    static Step next(RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0 -> {
                Fault fault = Steps.one(LONG, random);
                yield new Step(
                        "all tools are down: " + fault,
                        test -> test.tools().all().forEach(tool -> tool.down(fault)));
            }
            case 1 -> {
                Fault fault = Steps.one(LONG, random);
                Operation operation = operation(random);
                yield new Step(
                        "every call to " + Steps.words(operation) + " fails: " + fault,
                        test -> test.tools().failAlways(operation, fault));
            }
            case 2, 3 -> new Step("all tools work again", test -> test.tools().heal());
            default -> {
                Fault fault = Steps.one(SHORT, random);
                Operation operation = operation(random);
                yield new Step(
                        "the next call to " + Steps.words(operation) + " fails: " + fault,
                        test -> test.tools().failNext(operation, fault));
            }
        };
    }

    private static Operation operation(RandomGenerator random) {
        Operation operation = Steps.one(Operation.class, random);
        return operation == Operation.READ ? Operation.PAGE : operation;
    }
}
