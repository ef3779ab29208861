package dev.muster;

import dev.muster.internal.carry.StandardCarriers;
import dev.muster.internal.chat.Chat;
import dev.muster.internal.engine.CallRunner;
import dev.muster.internal.engine.Carriers;
import dev.muster.internal.engine.Condition;
import dev.muster.internal.engine.Desk;
import dev.muster.internal.engine.EffectWorker;
import dev.muster.internal.engine.EngineSettings;
import dev.muster.internal.engine.GuardedCalls;
import dev.muster.internal.engine.Ids;
import dev.muster.internal.engine.Lazily;
import dev.muster.internal.engine.Tools;
import dev.muster.internal.intake.Inbox;
import dev.muster.internal.intake.MarkedMessages;
import dev.muster.internal.intake.Meanings;
import dev.muster.internal.intake.Reconciliation;
import dev.muster.internal.words.PlaybookVoice;
import dev.muster.lifecycle.Authorizer;
import dev.muster.lifecycle.Recorded;
import dev.muster.playbook.Playbook;
import dev.muster.spi.store.IncidentStore;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How the parts of an {@link Incidents} hang together. What declaring an incident does not need is made when it is first used. */
final class Assembly {

    private final Tools tools;
    private final Playbook playbook;
    private final IncidentStore store;
    private final Running running;
    private final Carriers carriers;
    private final Desk desk;
    private final MarkedMessages marks;
    private final Condition condition = new Condition();
    private final Supplier<PlaybookVoice> voice = Lazily.by(this::makeVoice);
    private final Supplier<Meanings> meanings = Lazily.by(this::makeMeanings);
    private final Supplier<Inbox> inbox = Lazily.by(this::makeInbox);

    Assembly(
            IncidentStore store,
            Tools tools,
            Playbook playbook,
            List<BiConsumer<String, Recorded>> listeners,
            Running running) {
        this.store = store;
        this.tools = tools;
        this.playbook = playbook;
        this.running = running;
        this.carriers = StandardCarriers.with(store);
        this.desk = new Desk(store, new Desk.Rules(() -> playbook, running.authorizer()), carriers, tools, listeners);
        this.marks = new MarkedMessages(desk, tools);
    }

    /** How it runs: {@code threads} is null when the host steps the engine itself. */
    record Running(
            EngineSettings settings,
            Ids ids,
            Authorizer authorizer,
            @Nullable EngineThreads threads) {
        CallRunner calls() {
            return threads == null ? CallRunner.DIRECT : new GuardedCalls(threads.calls());
        }
    }

    Desk desk() {
        return desk;
    }

    MarkedMessages marks() {
        return marks;
    }

    Supplier<Inbox> inbox() {
        return inbox;
    }

    Engine engine() {
        return new Engine(store, Lazily.by(this::makeWorker), inbox, Lazily.by(this::makeReconciliation), condition);
    }

    private PlaybookVoice makeVoice() {
        return new PlaybookVoice(playbook);
    }

    private EffectWorker makeWorker() {
        return new EffectWorker(
                desk,
                carriers,
                tools,
                new EffectWorker.Surroundings(running.settings(), running.calls(), condition, voice));
    }

    private Meanings makeMeanings() {
        Chat chat = new Chat(desk, running.ids(), tools, marks, voice);
        return new Meanings(desk, tools, running.ids(), new Meanings.Talk(chat, marks), voice);
    }

    private Inbox makeInbox() {
        return new Inbox(desk, tools, running.settings(), meanings);
    }

    private Reconciliation makeReconciliation() {
        return new Reconciliation(
                desk,
                tools,
                new Reconciliation.Surroundings(running.settings(), running.calls(), voice),
                new Reconciliation.Applied(meanings, inbox, marks));
    }
}
