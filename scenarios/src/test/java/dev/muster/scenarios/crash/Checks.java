package dev.muster.scenarios.crash;

import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Evolver;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Recorded;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.spi.store.IntentQuery;
import dev.muster.spi.store.IntentState;
import dev.muster.spi.store.StoredIntent;
import dev.muster.spi.store.Summary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must hold after every run, whatever went wrong in it. */
final class Checks {

    /** How the end of an effect begins that was given up with what it needs. */
    private static final String FOLLOWS = "it needs ";

    /** Why an effect is cancelled for which there is nothing to work on, and what would have to be missing. */
    private static final Map<String, ResourceKind> WANTING = Map.of(
            "the incident has no channel", ResourceKind.CONVERSATION,
            "the incident has no ticket", ResourceKind.TICKET,
            "there is no card", ResourceKind.CONVERSATION,
            "there is no document", ResourceKind.DOCUMENT);

    private final World world;
    private final Schedule schedule;
    private final List<String> problems = new ArrayList<>(0);
    private int lost;
    private int doubled;
    private int left;

    Checks(World world, Schedule schedule) {
        this.world = world;
        this.schedule = schedule;
    }

    /** Everything that does not hold. */
    Verdict verdict() {
        problems.addAll(world.ledger().broken());
        incidents();
        Census census = new Census(world.tools());
        Set<String> known = new HashSet<>();
        for (String stream : world.streams()) {
            List<StoredIntent> intents = world.store().intents(IntentQuery.of(stream));
            intents.forEach(intent -> known.add(intent.intent().key().value()));
            List<Recorded> history = history(stream);
            effects(stream, intents, history, census, known);
        }
        census.intents().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> doubled("something was made for " + key + ", which nobody wanted"));
        transientDoubles();
        heard();
        if (problems.isEmpty() && world.safety().hasHandle()) {
            world.flow().check(world, problems);
        }
        return new Verdict(
                schedule,
                List.copyOf(problems),
                lost,
                doubled,
                world.ledger().doubles().size(),
                left);
    }

    private void incidents() {
        List<String> streams = world.streams();
        for (String id : world.stage().acknowledged()) {
            if (!streams.contains(id)) {
                lost("the declaration of " + id + " was answered, and it is not there");
            }
        }
        if (streams.size() > 1) {
            doubled("one declaration made the incidents " + streams);
        }
    }

    /** No gaps, the newest summary, and the same state when it is told again. */
    private List<Recorded> history(String stream) {
        List<Recorded> history = world.stage().told(incidents -> incidents.history(stream));
        IncidentState state = null;
        long sequence = 0;
        for (Recorded recorded : history) {
            if (recorded.sequence() != ++sequence) {
                problems.add("event " + recorded.sequence() + " of " + stream + " stands at place " + sequence);
            }
            state = Evolver.evolve(state, recorded.event(), recorded.circumstances());
        }
        IncidentState now =
                world.stage().told(incidents -> incidents.get(stream).details());
        if (!now.equals(state)) {
            problems.add(stream + " told again is another: " + state + " instead of " + now);
        }
        Summary summary = world.store().summary(stream).orElseThrow();
        if (summary.version() != sequence || !summary.state().equals(now.state().name())) {
            problems.add("the summary of " + stream + " is of version " + summary.version() + ", the history of "
                    + sequence);
        }
        return history;
    }

    /** What listeners are promised: each event at most once; that an event is heard at all is promised to nobody. */
    private void heard() {
        world.heard().forEach((event, times) -> {
            if (times > 1) {
                problems.add("listeners were told " + times + " times of event " + event);
            }
        });
    }

    private void effects(
            String stream, List<StoredIntent> intents, List<Recorded> history, Census census, Set<String> known) {
        Set<String> reported = new HashSet<>();
        for (Recorded recorded : history) {
            if (recorded.event() instanceof Event.EffectParked parked) {
                reported.add(parked.effect());
            }
        }
        Map<String, Integer> refreshes = new HashMap<>();
        Set<String> delivered = new HashSet<>();
        for (StoredIntent intent : intents) {
            Made made = Made.of(intent.intent());
            ended(intent, made, reported, stream);
            String kept = made.kept();
            if (kept == null) {
                counted(intent, made, census.of(intent.intent().key().value()));
            } else {
                refreshes.merge(stream + '/' + kept, 1, Integer::sum);
                if (intent.state() == IntentState.DELIVERED) {
                    delivered.add(stream + '/' + kept);
                }
            }
        }
        refreshes.forEach((key, count) -> compare(
                key,
                Made.total(census.of(key)),
                delivered.contains(key) ? 1 : 0,
                world.safety().hasHandle() ? 1 : count));
        known.addAll(refreshes.keySet());
    }

    private void ended(StoredIntent intent, Made made, Set<String> reported, String stream) {
        String key = intent.intent().key().value();
        boolean waits = intent.state() == IntentState.PENDING && intent.dueAt().isAfter(Stage.END);
        if (!intent.state().isEnd() && !waits) {
            lost(key + " is " + intent.state() + " although nothing is due: " + intent.detail());
        }
        if (intent.state() == IntentState.CANCELLED && isThereAfterAll(intent.detail(), stream)) {
            lost(key + " was cancelled as if what it is about did not exist: " + intent.detail());
        }
        if (intent.state() == IntentState.PARKED) {
            if (!reported.contains(key.substring(stream.length() + 1))) {
                lost(key + " was given up and the timeline does not say so");
            }
            if (made.hasHandle(world.tools())
                    && !intent.detail().startsWith(FOLLOWS)
                    && !world.flow().givesUp(made.effect())) {
                lost(key + " was given up: " + intent.detail());
            }
        }
    }

    /** Whether an effect was cancelled for the want of something that the incident has. */
    private boolean isThereAfterAll(String why, String stream) {
        ResourceKind wanting = WANTING.get(why);
        return wanting != null
                && world.stage()
                        .told(incidents -> incidents.get(stream).details())
                        .reach()
                        .resource(wanting)
                        .isPresent();
    }

    private void counted(StoredIntent intent, Made made, Map<String, Integer> things) {
        String key = intent.intent().key().value();
        int least = intent.state() == IntentState.DELIVERED ? 1 : 0;
        boolean isOften = !made.hasHandle(world.tools()) && made.isRatherTwiceThanNever();
        int most = intent.state() == IntentState.CANCELLED ? 0 : isOften ? Integer.MAX_VALUE : 1;
        if (made.isOne()) {
            int stays = world.flow().takesBack(made.effect())
                    ? 0
                    : Math.min(pauses(), Math.max(0, Made.total(things) - most));
            left += stays;
            compare(key, Made.total(things) - stays, least, most);
        } else if (!made.readers().isEmpty()) {
            made.readers().forEach(to -> compare(key + " to " + to, things.getOrDefault("to " + to, 0), least, most));
        } else if (!things.isEmpty()) {
            doubled(key + " makes nothing, and yet there is " + things);
        }
    }

    /** How many processes stood still past their leases. */
    private int pauses() {
        int pauses = 0;
        for (Fault fault : schedule.faults()) {
            pauses += fault.kind().outlastsLease() ? 1 : 0;
        }
        return pauses;
    }

    private void compare(String what, int found, int least, int most) {
        if (found < least) {
            lost(what + " was not made");
        } else if (found > most) {
            doubled(what + " was made " + found + " times");
        }
    }

    /** Only a process that stands still past its lease may make something twice, and then only for a while. */
    private void transientDoubles() {
        if (pauses() == 0 && world.safety().hasHandle()) {
            world.ledger().doubles().forEach(this::doubled);
        }
    }

    private void lost(String what) {
        lost++;
        problems.add("lost: " + what);
    }

    private void doubled(String what) {
        doubled++;
        problems.add("doubled: " + what);
    }
}
