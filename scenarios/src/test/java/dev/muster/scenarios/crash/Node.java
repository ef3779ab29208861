package dev.muster.scenarios.crash;

import dev.muster.IncidentListener;
import dev.muster.Incidents;
import dev.muster.spi.Provider;
import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.Unavailable;
import dev.muster.spi.store.IncidentStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** One process of a world. Once killed it touches nothing any more: whatever is left of it dies at its next call. */
final class Node implements Wire.Watch {

    /** What a tool that refuses a call asks to wait: longer than any back-off of the first tries. */
    static final Duration RETRY_AFTER = Duration.ofSeconds(90);

    private static final String STORE = "store";

    private final World world;
    private final int number;
    private final Incidents incidents;
    private boolean dead;
    private boolean closed;
    private boolean interrupted;

    Node(World world, int number) {
        this.world = world;
        this.number = number;
        Plant plant = world.plant();
        Duration ahead = plant.skew(number);
        InstantSource clock =
                ahead.isZero() ? world.time() : () -> world.time().instant().plus(ahead);
        IncidentStore store = Wire.of(this, IncidentStore.class, plant.storeBelow(this, world.store()));
        Provider tools = new WiredTools(this, plant.toolsBelow(this, world.tools()));
        IncidentListener listener =
                Wire.of(this, IncidentListener.class, (incident, event) -> world.heard(incident, event));
        this.incidents = Incidents.builder()
                .playbook(world.flow().playbook())
                .store(plant.storeAbove(this, store))
                .provider(plant.toolsAbove(this, tools))
                .clock(Wire.of(this, InstantSource.class, clock))
                .listener(plant.listenerAbove(this, listener))
                .worker("node-" + number)
                .build();
    }

    World world() {
        return world;
    }

    int number() {
        return number;
    }

    Incidents incidents() {
        return incidents;
    }

    /** The time by the node's own clock. */
    Instant now() {
        return world.time().instant().plus(world.plant().skew(number));
    }

    /** Whether it was killed or closed: another one has to go on. */
    boolean isOver() {
        return dead || closed;
    }

    boolean isDead() {
        return dead;
    }

    /** Whether it was interrupted since the last time this was asked. */
    boolean wasInterrupted() {
        boolean was = interrupted;
        interrupted = false;
        return was;
    }

    @Override
    public @Nullable Object call(Site site, Object @Nullable [] arguments, Wire.Deed deed) throws Throwable {
        if (dead) {
            throw new Killed();
        }
        Fault fault = world.arrive(this, site, arguments);
        if (fault == null) {
            return carryOut(site, arguments, deed);
        }
        strike(fault.kind(), site, arguments, deed);
        return carryOut(site, arguments, deed);
    }

    private @Nullable Object carryOut(Site site, Object @Nullable [] arguments, Wire.Deed deed) throws Throwable {
        Object answer = deed.carryOut();
        world.carriedOut(number, site, arguments, answer);
        return answer;
    }

    /** Lets a fault strike; when it returns, the call goes on. */
    private void strike(FaultKind kind, Site site, Object @Nullable [] arguments, Wire.Deed deed) throws Throwable {
        switch (kind) {
            case KILL -> {
                dead = true;
                throw new Killed();
            }
            case TIMEOUT_AFTER, COMMIT_UNKNOWN_APPLIED -> {
                carryOut(site, arguments, deed);
                throw new OutcomeUnknown(nameOf(site), "the answer was lost");
            }
            case TIMEOUT_BEFORE, COMMIT_UNKNOWN_NOT_APPLIED ->
                throw new OutcomeUnknown(nameOf(site), "the connection broke");
            case UNAVAILABLE -> throw unavailable(site);
            case PAUSE -> world.stage().takeOver(Stage.LEASE.plusSeconds(1), Stage.A_FEW_MINUTES);
            case SLEEP -> world.stage().goOnWithout(Stage.LEASE.plusSeconds(1));
            case SLOW -> world.stage().takeOver(Stage.CALL_TIMEOUT.minusSeconds(1), Duration.ZERO);
            case INTERRUPT -> {
                interrupted = true;
                Thread.currentThread().interrupt();
            }
            case CLOSE -> {
                closed = true;
                incidents.close();
            }
            case LISTENER_THROWS -> throw new IllegalStateException("the listener fails");
            case LISTENER_FAILS -> throw new StackOverflowError("the listener fails badly");
            case LISTENER_LOOKS -> world.stage().look(this);
            case LISTENER_REENTERS -> world.stage().reenter(this);
        }
        if (dead) {
            throw new Killed();
        }
    }

    private Unavailable unavailable(Site site) {
        boolean tool = site.kind() == CallKind.TOOL_READ || site.kind() == CallKind.TOOL_WRITE;
        if (site.kind() == CallKind.TOOL_WRITE) {
            world.ledger().askedToWait(number, site, RETRY_AFTER);
        }
        return new Unavailable(nameOf(site), "refuses the call", tool ? RETRY_AFTER : null);
    }

    private String nameOf(Site site) {
        boolean store = site.kind() == CallKind.STORE_READ
                || site.kind() == CallKind.STORE_WRITE
                || site.kind() == CallKind.STORE_COMMIT;
        return store ? STORE : world.tools().name();
    }
}
