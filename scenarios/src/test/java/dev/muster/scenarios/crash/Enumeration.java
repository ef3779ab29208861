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

/** Carries out every schedule of a flow on all processors, and adds up what came of it. */
final class Enumeration implements AutoCloseable {

    private final Plant plant;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

    Enumeration(Plant plant) {
        this.plant = plant;
    }

    /** A schedule that was carried out, and what its calls touched: where the next fault can strike. */
    private record Base(Schedule schedule, CallKind[] calls) {

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

        long countNext(Set<FaultKind> kinds) {
            long[] count = new long[1];
            forEachNext(kinds, schedule -> count[0]++);
            return count[0];
        }
    }

    /**
     * Carries out the flow without a fault, with each fault at each of its calls, and with pairs of faults.
     *
     * @param pairs how many pairs: all when there are no more than that, else about so many of them, chosen by the seed
     */
    Tally of(Flow flow, RepeatSafety safety, Set<FaultKind> alone, Set<FaultKind> paired, long pairs, long seed) {
        Tally tally = new Tally(flow.name(), safety);
        Base clean = carryOut(new Schedule(flow, safety, List.of()), tally);
        List<Schedule> singles = new ArrayList<>();
        clean.forEachNext(alone, singles::add);
        List<Base> bases = all(singles, schedule -> carryOut(schedule, tally));
        List<Base> firsts = bases.stream()
                .filter(base -> paired.contains(base.schedule().faults().get(0).kind()))
                .toList();
        long all = firsts.stream().mapToLong(base -> base.countNext(paired)).sum();
        double share = pairs >= all ? 1 : (double) pairs / all;
        tally.pairs(all, share);
        all(firsts, first -> {
            Random random = new Random(seed + 31L * first.schedule().toString().hashCode());
            first.forEachNext(paired, schedule -> {
                if (random.nextDouble() < share) {
                    carryOut(schedule, tally);
                }
            });
            return first;
        });
        return tally;
    }

    private Base carryOut(Schedule schedule, Tally tally) {
        Run run = new Run(schedule, plant);
        tally.add(run);
        return new Base(schedule, run.calls());
    }

    private <A, B> List<B> all(Collection<A> items, java.util.function.Function<A, B> work) {
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
