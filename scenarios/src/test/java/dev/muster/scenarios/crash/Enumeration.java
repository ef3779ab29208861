package dev.muster.scenarios.crash;

import dev.muster.spi.call.RepeatSafety;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Carries out every schedule of a flow on all processors, and adds up what came of it. */
final class Enumeration implements AutoCloseable {

    private final Supplier<Plant> plant;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

    Enumeration(Supplier<Plant> plant) {
        this.plant = plant;
    }

    /** A schedule that was carried out, and what its calls touched: where the next fault can strike. */
    private record Base(Schedule schedule, CallKind[] calls) {
        static Base of(Run run) {
            return new Base(run.schedule(), run.calls());
        }

        /** Every schedule with one more fault after the last one. */
        void forEachNext(Set<FaultKind> kinds, Consumer<Schedule> each) {
            List<Fault> faults = schedule.faults();
            int from = faults.isEmpty() ? 1 : faults.get(faults.size() - 1).call() + 1;
            for (int call = from; call <= calls.length; call++) {
                for (FaultKind kind : kinds) {
                    if (kind.fits(calls[call - 1])) {
                        each.accept(schedule.and(new Fault(kind, call)));
                    }
                }
            }
        }

        long countPairs() {
            long count = 0;
            for (int call = first().call() + 1; call <= calls.length; call++) {
                for (FaultKind kind : FaultKind.PAIRED) {
                    count += kind.fits(calls[call - 1]) ? 1 : 0;
                }
            }
            return count;
        }

        Fault first() {
            return schedule.faults().get(0);
        }
    }

    /**
     * Carries out the flow without a fault, with each fault at each of its calls, and with pairs of faults: every pair of what the flow is about, unless
     * it is {@linkplain Flow#isDrawn too large for that}, and of the others some that the seed chooses.
     *
     * @param drawn about how many of those others
     */
    Tally of(Flow flow, RepeatSafety safety, long drawn, long seed) {
        Tally tally = new Tally(flow.name(), safety);
        List<Base> singles = alone(flow, safety, tally);
        int from = flow.isDrawn() ? Integer.MAX_VALUE : tally.from();
        List<Base> firsts = singles.stream()
                .filter(base -> FaultKind.PAIRED.contains(base.first().kind()))
                .toList();
        long all = firsts.stream().mapToLong(Base::countPairs).sum();
        long close = firsts.stream()
                .filter(base -> base.first().call() >= from)
                .mapToLong(Base::countPairs)
                .sum();
        double share = (double) drawn / Math.max(1, all - close);
        tally.pairs(all, close);
        all(firsts, first -> {
            boolean isWhole = first.first().call() >= from;
            Random random = new Random(seed + 31L * first.schedule().toString().hashCode());
            first.forEachNext(FaultKind.PAIRED, schedule -> {
                if (isWhole || random.nextDouble() < share) {
                    run(schedule, tally);
                }
            });
            return first;
        });
        return tally;
    }

    /** Carries out the flow without a fault, and with each fault at each of its calls. */
    Tally alone(Flow flow, RepeatSafety safety) {
        Tally tally = new Tally(flow.name(), safety);
        alone(flow, safety, tally);
        return tally;
    }

    private List<Base> alone(Flow flow, RepeatSafety safety, Tally tally) {
        List<Schedule> singles = new ArrayList<>();
        Base.of(run(new Schedule(flow, safety, List.of()), tally)).forEachNext(FaultKind.SINGLE, singles::add);
        return all(singles, schedule -> Base.of(run(schedule, tally)));
    }

    private Run run(Schedule schedule, Tally tally) {
        Run run = new Run(schedule, plant.get());
        tally.add(run);
        return run;
    }

    private <A, B> List<B> all(Collection<A> items, Function<A, B> work) {
        List<Future<B>> running = new ArrayList<>();
        for (A item : items) {
            running.add(threads.submit(() -> work.apply(item)));
        }
        List<B> done = new ArrayList<>(running.size());
        for (Future<B> each : running) {
            try {
                done.add(each.get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        return done;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
