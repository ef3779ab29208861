package dev.muster.internal.engine;

import dev.muster.automation.Automations;
import dev.muster.automation.Intended;
import dev.muster.internal.codec.EventCodec;
import dev.muster.internal.codec.Json;
import dev.muster.internal.process.IncidentProcess;
import dev.muster.internal.process.Known;
import dev.muster.internal.process.Step;
import dev.muster.lifecycle.Authorizer;
import dev.muster.lifecycle.Circumstances;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Conflict;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Evolver;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Recorded;
import dev.muster.lifecycle.Refused;
import dev.muster.playbook.IncidentType;
import dev.muster.playbook.Playbook;
import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.store.Append;
import dev.muster.spi.store.Appended;
import dev.muster.spi.store.ConcurrentAppendException;
import dev.muster.spi.store.IncidentStore;
import dev.muster.spi.store.IntentQuery;
import dev.muster.spi.store.NewEvent;
import dev.muster.spi.store.NewIntent;
import dev.muster.spi.store.StoredEvent;
import dev.muster.spi.store.StoredIntent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where commands go: load, decide, and commit events, summary and intents together. A lost race is decided again; a commit whose answer was lost is
 * resolved by looking. Thread-safe.
 */
public final class Desk {

    private static final int MAX_RACES = 200;
    private static final int CACHED = 10_000;

    private final IncidentStore store;
    private final Rules rules;
    private final Automations automations;
    private final Intents intents;
    private final Histories histories;
    private final Listeners listeners;
    private final Cache cache = new Cache(CACHED);
    private final Map<String, IncidentProcess> processes = new ConcurrentHashMap<>();

    /**
     * What commands are judged by.
     *
     * @param playbook the playbook as it is now
     * @param authorizer who may give which command
     */
    public record Rules(Supplier<Playbook> playbook, Authorizer authorizer) {}

    /** A desk on a store. */
    public Desk(
            IncidentStore store,
            Rules rules,
            Carriers carriers,
            Tools tools,
            List<BiConsumer<String, Recorded>> listeners) {
        this.store = store;
        this.rules = rules;
        this.automations = Automations.standard();
        this.intents = new Intents(carriers, tools, store::now);
        this.histories = new Histories(store);
        this.listeners = new Listeners(listeners);
    }

    /** The store. */
    public IncidentStore store() {
        return store;
    }

    /** The playbook as it is now. */
    public Playbook playbook() {
        return rules.playbook().get();
    }

    /** The type an incident runs under; one that the playbook no longer has runs under the default. */
    public IncidentType typeOf(IncidentState state) {
        Playbook book = rules.playbook().get();
        IncidentType type = book.types().get(state.facts().type());
        return type == null ? book.defaultIncidentType() : type;
    }

    /**
     * Declares under the first free id; the same key is the same incident.
     *
     * @throws Conflict when the key stands for another declaration
     */
    public IncidentState declare(Declaration declaration, Circumstances at, Ids ids) {
        return declare(declaration, at, ids, declaration.key() == null ? "" : fingerprint(declaration));
    }

    private IncidentState declare(Declaration declaration, Circumstances at, Ids ids, String fingerprint) {
        String key = declaration.key();
        if (key != null) {
            Optional<Appended.KeyTaken> owner = store.ownerOf(declareKey(key));
            if (owner.isPresent()) {
                return sameOrConflict(owner.get(), key, fingerprint);
            }
        }
        IncidentProcess process = processFor(declaration);
        Declaration kept = declaration.key(null).ofType(process.type().name());
        for (int race = 0; race < MAX_RACES; race++) {
            String id = ids.next(race);
            Step step = process.step(null, List.of(new Command.Declare(id, kept)), at, Known.NONE);
            Append append = append(id, step, Known.NONE, key == null ? Map.of() : Map.of(declareKey(key), fingerprint));
            switch (commit(append)) {
                case WRITTEN -> {
                    ids.taken(id);
                    return published(append, step, Known.NONE);
                }
                case KEY_TAKEN -> {
                    Appended.KeyTaken taken =
                            store.ownerOf(declareKey(String.valueOf(key))).orElseThrow();
                    return sameOrConflict(taken, String.valueOf(key), fingerprint);
                }
                case LOST -> {
                    // the id belongs to another incident: try the next one
                }
            }
        }
        throw new IllegalStateException(
                "no free incident id after " + MAX_RACES + " tries: give incidents ids that do not collide");
    }

    /** The incident that was declared under a key. */
    public Optional<IncidentState> declaredFor(String key) {
        return store.ownerOf(declareKey(key)).flatMap(owner -> load(owner.owner()));
    }

    /** Declares under a key that alone says whether it is the same incident, whatever the declaration holds. */
    public IncidentState declareFor(Declaration declaration, Circumstances at, Ids ids) {
        String key = java.util.Objects.requireNonNull(declaration.key(), "key");
        return declare(declaration, at, ids, Json.hash(key));
    }

    private IncidentState sameOrConflict(Appended.KeyTaken owner, String key, String fingerprint) {
        if (!owner.fingerprint().equals(fingerprint)) {
            throw new Conflict(owner.owner(), "key '" + key + "'", "the key of another declaration");
        }
        return load(owner.owner()).orElseThrow();
    }

    /**
     * Gives commands to an incident, as one change.
     *
     * @param onlyOnce keys that make this change happen once, whatever tells of it; empty for none
     * @return how it is afterwards, or empty when one of the keys was used before
     */
    public Optional<IncidentState> tell(
            String id, List<Command> commands, Circumstances at, Map<String, String> onlyOnce) {
        return tell(id, commands, at, onlyOnce, step -> List.of());
    }

    /**
     * Gives commands to an incident, as one change, together with effects of the caller's own.
     *
     * @param onlyOnce keys that make this change happen once, whatever tells of it; empty for none
     * @param more the effects, by what the commands do; asked again when somebody else was faster
     * @return how it is afterwards, or empty when one of the keys was used before
     */
    public Optional<IncidentState> tell(
            String id,
            List<Command> commands,
            Circumstances at,
            Map<String, String> onlyOnce,
            Function<Step, List<Intended>> more) {
        for (int race = 0; race < MAX_RACES; race++) {
            Merging.@Nullable Turn turn = isMerge(commands) ? new Merging(this).turn(id, commands) : null;
            Loaded loaded = loaded(id);
            Step step = step(loaded, commands, at).with(more, loaded.effects());
            if (step.isEmpty() && step.intended().isEmpty() && onlyOnce.isEmpty()) {
                return Optional.of(loaded.state());
            }
            Append append = append(id, step, loaded.effects(), turn == null ? onlyOnce : turn.with(onlyOnce));
            switch (commit(append)) {
                case WRITTEN -> {
                    IncidentState after = published(append, step, loaded.effects());
                    if (turn != null) {
                        turn.taken();
                    }
                    return Optional.of(after);
                }
                case KEY_TAKEN -> {
                    if (turn == null || !turn.isLost()) {
                        return Optional.empty();
                    }
                }
                case LOST -> cache.drop(id);
            }
        }
        throw new Conflict(id, "the change", "changing too often: try again");
    }

    /** What commands would do, decided on the incident as it is now. */
    Step step(Loaded loaded, List<Command> commands, Circumstances at) {
        return process(typeOf(loaded.state())).step(loaded.state(), commands, at, loaded.effects());
    }

    /** What commands would do, without doing it. A null id is an incident that does not exist yet. */
    public Step preview(@Nullable String id, List<Command> commands, Circumstances at) {
        if (id != null) {
            if (isMerge(commands)) {
                new Merging(this).demandSurvivor(id, commands);
            }
            return step(loaded(id), commands, at);
        }
        IncidentProcess process = commands.get(0) instanceof Command.Declare declare
                ? processFor(declare.declaration())
                : process(rules.playbook().get().defaultIncidentType());
        return process.step(null, commands, at, Known.NONE);
    }

    private static boolean isMerge(List<Command> commands) {
        for (Command command : commands) {
            if (command instanceof Command.MergeInto) {
                return true;
            }
        }
        return false;
    }

    /** The append of a step. */
    Append append(String id, Step step, Known before, Map<String, String> claimedKeys) {
        IncidentState after = step.after();
        List<NewEvent> events = new ArrayList<>(step.events().size());
        for (Event event : step.events()) {
            events.add(EventCodec.encode(event, step.at()));
        }
        return new Append(
                id,
                step.fromVersion(),
                events,
                after == null || events.isEmpty() ? null : Summaries.of(after),
                after == null
                        ? List.of()
                        : intents.of(
                                id,
                                step.intended(),
                                typeOf(after),
                                before,
                                step.at().recordedAt()),
                Map.of(),
                claimedKeys);
    }

    /** Adds an intent to an incident, whatever happens to it meanwhile; one that it has had is not added again. */
    void add(String id, NewIntent intent) {
        for (int race = 0; race < MAX_RACES; race++) {
            long version = loaded(id).state().version();
            Append append = new Append(id, version, List.of(), null, List.of(intent), Map.of(), Map.of());
            if (commit(append) == Commit.WRITTEN) {
                return;
            }
            cache.drop(id);
        }
        throw new Conflict(id, "the change", "changing too often: try again");
    }

    /** What turns effects into intents. */
    Intents intents() {
        return intents;
    }

    private enum Commit {
        WRITTEN,
        KEY_TAKEN,
        LOST
    }

    private Commit commit(Append append) {
        try {
            return write(append);
        } catch (OutcomeUnknown first) {
            return afterLostAnswer(append, first);
        }
    }

    private Commit write(Append append) {
        try {
            return store.append(append) instanceof Appended.Committed ? Commit.WRITTEN : Commit.KEY_TAKEN;
        } catch (ConcurrentAppendException e) {
            return Commit.LOST;
        }
    }

    /** The commit's answer was lost: try once more; if somebody is there already, see whether it was us. */
    private Commit afterLostAnswer(Append append, OutcomeUnknown first) {
        try {
            Commit again = write(append);
            boolean ours = again != Commit.WRITTEN && isOurs(append);
            return ours ? Commit.WRITTEN : again;
        } catch (OutcomeUnknown second) {
            first.addSuppressed(second);
            if (isOurs(append)) {
                return Commit.WRITTEN;
            }
            throw first;
        }
    }

    /** Whether the events of an append stand in the store where it wanted to put them; an append of none leaves no trace to tell by. */
    boolean isOurs(Append append) {
        if (append.events().isEmpty()) {
            return false;
        }
        List<NewEvent> stored = store
                .read(append.stream(), append.expectedVersion(), append.events().size())
                .stream()
                .map(StoredEvent::event)
                .toList();
        return stored.equals(append.events());
    }

    /** Remembers what was committed and tells the listeners. */
    IncidentState published(Append append, Step step, Known effectsBefore) {
        IncidentState after = step.after();
        if (after == null) {
            return loaded(append.stream()).state();
        }
        Known effects = effectsBefore;
        List<NewIntent> intended = append.intents();
        for (int i = 0; i < intended.size(); i++) {
            effects = effects.with(Intents.effectId(intended.get(i).key()));
        }
        cache.put(new Loaded(after, effects));
        histories.committed(append.stream(), step);
        listeners.tell(append.stream(), step);
        return after;
    }

    /** The incident as it is in the store. */
    public Optional<IncidentState> load(String id) {
        Loaded loaded = fresh(id);
        return loaded == null ? Optional.empty() : Optional.of(loaded.state());
    }

    /** The whole history of an incident; empty for an unknown one. */
    public List<Recorded> history(String id) {
        return histories.of(id);
    }

    /** The effects of an incident, each with what became of it so far. */
    List<StoredIntent> effects(String id) {
        return store.intents(IntentQuery.of(id));
    }

    /** The incident as it was last seen: good enough to decide on, since an append checks its version. */
    Loaded loaded(String id) {
        Loaded cached = cache.get(id);
        if (cached != null) {
            return cached;
        }
        Loaded fresh = fresh(id);
        if (fresh == null) {
            throw new Refused(id, "the command", "there is no such incident", "check the id");
        }
        return fresh;
    }

    void forget(String id) {
        cache.drop(id);
    }

    private @Nullable Loaded fresh(String id) {
        Loaded cached = cache.get(id);
        if (cached != null) {
            return withNews(cached);
        }
        return whole(id);
    }

    private @Nullable Loaded whole(String id) {
        List<Recorded> history = histories.of(id);
        return history.isEmpty() ? null : remembered(Evolver.replay(history));
    }

    private @Nullable Loaded withNews(Loaded cached) {
        IncidentState state = cached.state();
        List<StoredEvent> news = store.read(state.id(), state.version(), Integer.MAX_VALUE);
        if (Histories.tellOfErasure(news)) {
            cache.drop(state.id());
            return whole(state.id());
        }
        for (Recorded recorded : EventCodec.decode(news)) {
            state = Evolver.evolve(state, recorded.event(), recorded.circumstances());
        }
        return news.isEmpty() ? cached : remembered(state);
    }

    private Loaded remembered(IncidentState state) {
        List<String> effects = effects(state.id()).stream()
                .map(intent -> Intents.effectId(intent.intent().key()))
                .toList();
        Loaded loaded = new Loaded(state, Known.of(effects));
        cache.put(loaded);
        return loaded;
    }

    private IncidentProcess processFor(Declaration declaration) {
        Playbook book = rules.playbook().get();
        String type = declaration.type();
        return process(type == null ? book.defaultIncidentType() : book.type(type));
    }

    @SuppressWarnings(
            "ReferenceEquality") // a reloaded playbook has new types; comparing all of one for each command would cost
    // more than the command
    private IncidentProcess process(IncidentType type) {
        IncidentProcess known = processes.get(type.name());
        if (known == null || known.type() != type) {
            known = new IncidentProcess(type, automations, rules.authorizer());
            processes.put(type.name(), known);
        }
        return known;
    }

    /** The key by which a thing in a tool leads to its incident: kind in lower case, provider, the tool's id. */
    public static String reference(String kind, String provider, String id) {
        return Summaries.reference(kind, provider, id);
    }

    private static String declareKey(String key) {
        return "declare:" + key;
    }

    private static String fingerprint(Declaration declaration) {
        return Json.hash(Json.write(List.of(
                declaration.title(),
                declaration.description(),
                String.valueOf(declaration.type()),
                declaration.source(),
                declaration.services())));
    }
}
