package dev.muster.testing;

import dev.muster.IncidentListener;
import dev.muster.Incidents;
import dev.muster.IncidentsBuilder;
import dev.muster.engagement.Knowledge;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.PlaybookBuilder;
import dev.muster.provider.inmemory.CallLog;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.spi.Capability;
import dev.muster.spi.Provider;
import dev.muster.spi.store.IncidentStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link TestIncidents}. Not thread-safe.
 *
 * <p>Defaults:
 *
 * <ul>
 *   <li>playbook: the profile {@code minimal}, with a channel, a card and a ticket for each incident
 *   <li>time: it begins on Monday 2026-01-05 at 12:00 UTC
 *   <li>tools: one, {@code inmemory}, that offers everything, the store included
 *   <li>all else as {@link IncidentsBuilder} has it
 * </ul>
 */
public final class TestIncidentsBuilder {

    private static final String MAIN = "inmemory";

    private final List<Consumer<IncidentsBuilder>> more = new ArrayList<>();
    private final List<UnaryOperator<InMemoryProvider.Builder>> named = new ArrayList<>();
    private final List<Provider> real = new ArrayList<>();
    private final CallLog calls = new CallLog();
    private Playbook playbook = Playbooks.TESTING;
    private UnaryOperator<InMemoryProvider.Builder> main = UnaryOperator.identity();
    private UnaryOperator<Provider> wrap = UnaryOperator.identity();
    private @Nullable Knowledge knowledge;
    private @Nullable Function<InstantSource, IncidentStore> store;
    private Instant start = VirtualTime.START;

    TestIncidentsBuilder() {}

    /** Under this playbook. */
    public TestIncidentsBuilder playbook(Playbook book) {
        playbook = Objects.requireNonNull(book, "book");
        return this;
    }

    /** Under the playbook as it is so far, changed. */
    public TestIncidentsBuilder playbook(Consumer<PlaybookBuilder> change) {
        PlaybookBuilder builder = playbook.toBuilder();
        change.accept(builder);
        playbook = builder.build();
        return this;
    }

    /** With these people, teams and services instead of the playbook's. */
    public TestIncidentsBuilder knowledge(Knowledge known) {
        knowledge = Objects.requireNonNull(known, "known");
        return this;
    }

    /** Beginning at this instant. */
    public TestIncidentsBuilder startingAt(Instant instant) {
        start = Objects.requireNonNull(instant, "instant");
        return this;
    }

    /** With another tool in memory that offers these capabilities; it is asked before those that were there. */
    public TestIncidentsBuilder tool(String name, Capability first, Capability... others) {
        return tool(builder -> builder.name(name).offering(first, others));
    }

    /**
     * With another tool in memory, as {@code made} makes it; the clock and the call log are given. It is asked in the order of the calls of this method,
     * and what it offers the tool {@code inmemory} does not.
     */
    public TestIncidentsBuilder tool(UnaryOperator<InMemoryProvider.Builder> made) {
        named.add(Objects.requireNonNull(made, "made"));
        return this;
    }

    /** With the tool {@code inmemory} changed: other repeat safeties, paces, a lag. */
    public TestIncidentsBuilder inMemory(UnaryOperator<InMemoryProvider.Builder> change) {
        main = Objects.requireNonNull(change, "change");
        return this;
    }

    /** With a provider that is not in memory: the one that is tested. It is asked before all others and stays the test's to close. */
    public TestIncidentsBuilder provider(Provider provider) {
        real.add(Objects.requireNonNull(provider, "provider"));
        return this;
    }

    /**
     * With each tool in memory handed to the engine as {@code wrapper} makes it, under the same name: for what the tools cannot do wrong by themselves, such
     * as to lie, to be slow or to break off in the middle.
     */
    public TestIncidentsBuilder wrap(UnaryOperator<Provider> wrapper) {
        wrap = Objects.requireNonNull(wrapper, "wrapper");
        return this;
    }

    /** On another store, which must go by the clock it is given. */
    public TestIncidentsBuilder store(Function<InstantSource, IncidentStore> made) {
        store = Objects.requireNonNull(made, "made");
        return this;
    }

    /** Telling this listener. */
    public TestIncidentsBuilder listener(IncidentListener listener) {
        Objects.requireNonNull(listener, "listener");
        return configure(incidents -> incidents.listener(listener));
    }

    /** With whatever else an {@link IncidentsBuilder} takes; without workers, which would run while the clock stands. */
    public TestIncidentsBuilder configure(Consumer<IncidentsBuilder> change) {
        more.add(Objects.requireNonNull(change, "change"));
        return this;
    }

    /** Makes it. */
    public TestIncidents build() {
        VirtualTime time = new VirtualTime(start);
        List<InMemoryProvider> inMemory = new ArrayList<>();
        Set<Capability> left = EnumSet.allOf(Capability.class);
        for (UnaryOperator<InMemoryProvider.Builder> one : named) {
            InMemoryProvider tool = one.apply(InMemoryProvider.builder()
                            .without(Capability.INCIDENT_STORE)
                            .clock(time)
                            .calls(calls))
                    .build();
            left.removeAll(tool.capabilities());
            inMemory.add(tool);
        }
        real.forEach(provider -> left.removeAll(provider.capabilities()));
        left.addAll(Set.of(Capability.INBOUND, Capability.INCIDENT_STORE));
        EnumSet<Capability> taken = EnumSet.complementOf(EnumSet.copyOf(left));
        InMemoryProvider rest = main.apply(InMemoryProvider.builder()
                        .name(MAIN)
                        .clock(time)
                        .calls(calls)
                        .without(taken.toArray(new Capability[0])))
                .build();
        inMemory.add(rest);
        IncidentStore used = store == null ? rest.store() : store.apply(time);
        IncidentsBuilder incidents =
                Incidents.builder().playbook(withKnowledge()).clock(time).store(used);
        real.forEach(incidents::provider);
        inMemory.forEach(tool -> incidents.provider(wrap.apply(tool)));
        more.forEach(change -> change.accept(incidents));
        return new TestIncidents(incidents.build(), new Tools(inMemory, calls), time, used);
    }

    private Playbook withKnowledge() {
        Knowledge known = knowledge;
        return known == null ? playbook : playbook.toBuilder().knowledge(known).build();
    }
}
