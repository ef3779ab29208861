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
     * it is {@linkplain Flow#isDrawn too large for that}, and of the others some that the seed chooses. What the flow is about begins in a process of its
     * own, on what the {@linkplain Prelude steps before} left in store and tools.
     *
     * @param drawn about how many of those others
     */
    Tally of(Flow flow, RepeatSafety safety, long drawn, long seed) {
        Tally tally = new Tally(flow.name(), safety);
        List<Base> some = firsts(alone(flow, safety, tally));
        List<Base> whole = List.of();
        if (!flow.isDrawn()) {
            whole = flow.beginsAtOnce()
                    ? some
                    : firsts(alone(flow.begun(new Prelude(flow, safety)::bring), safety, tally));
            int from = tally.from();
            some = some.stream().filter(base -> base.first().call() < from).toList();
        }
        tally.pairs(count(some) + count(whole), count(whole));
        pairs(whole, 1, seed, tally);
        pairs(some, (double) drawn / Math.max(1, count(some)), seed, tally);
        return tally;
    }

    /** Carries out the flow without a fault, with each fault at each of its calls, and with every pair of faults, however many there are. */
    Tally every(Flow flow, RepeatSafety safety) {
        Tally tally = new Tally(flow.name(), safety);
        List<Base> firsts = firsts(alone(flow, safety, tally));
        long all = count(firsts);
        tally.pairs(all, all);
        pairs(firsts, 1, 0, tally);
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

    /** Carries out a share of the pairs that begin with one of these. */
    private void pairs(List<Base> firsts, double share, long seed, Tally tally) {
        all(firsts, first -> {
            Random random = new Random(seed + 31L * first.schedule().toString().hashCode());
            first.forEachNext(FaultKind.PAIRED, schedule -> {
                if (share >= 1 || random.nextDouble() < share) {
                    run(schedule, tally);
                }
            });
            return first;
        });
    }

    private static List<Base> firsts(List<Base> singles) {
        return singles.stream()
                .filter(base -> FaultKind.PAIRED.contains(base.first().kind()))
                .toList();
    }

    private static long count(List<Base> firsts) {
        return firsts.stream().mapToLong(Base::countPairs).sum();
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
