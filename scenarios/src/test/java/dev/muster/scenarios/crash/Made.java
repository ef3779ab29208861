package dev.muster.scenarios.crash;

import dev.muster.automation.Effect;
import dev.muster.internal.codec.EffectCodec;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Promises;
import dev.muster.spi.store.NewIntent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an effect leaves behind in the tools.
 *
 * @param effect the effect
 * @param operation what makes it, or null when nothing is made
 */
record Made(Effect effect, @Nullable Operation operation) {

    private static final Map<Class<? extends Effect>, Operation> ONE = Map.of(
            Effect.OpenConversation.class, Operation.CONVERSATION_OPEN,
            Effect.CreateTicket.class, Operation.TICKET_CREATE,
            Effect.CreateFolder.class, Operation.FOLDER_CREATE,
            Effect.CreateDocument.class, Operation.DOCUMENT_CREATE,
            Effect.OpenBridge.class, Operation.BRIDGE_OPEN,
            Effect.ScheduleReview.class, Operation.MEETING_SCHEDULE,
            Effect.SendPage.class, Operation.PAGE,
            Effect.PostMessage.class, Operation.CONVERSATION_POST,
            Effect.PostElsewhere.class, Operation.CONVERSATION_POST,
            Effect.CommentTicket.class, Operation.TICKET_COMMENT);

    private static final Map<Class<? extends Effect>, Operation> TOLD = Map.of(
            Effect.TellPeople.class, Operation.CONVERSATION_WHISPER,
            Effect.Brief.class, Operation.CONVERSATION_WHISPER,
            Effect.MailPeople.class, Operation.MAIL_SEND);

    private static final Map<Class<? extends Effect>, String> KEPT = Map.of(
            Effect.RefreshCard.class, "card",
            Effect.RefreshAnnouncement.class, "announcement",
            Effect.RefreshPageProgress.class, "page-progress",
            Effect.RefreshStatus.class, "status-entry");

    static Made of(NewIntent intent) {
        Effect effect = EffectCodec.decode(intent.kind(), intent.payload()).orElseThrow();
        Class<?> kind = effect.getClass();
        Operation one = ONE.get(kind);
        Operation told = TOLD.get(kind);
        Operation kept = kind == Effect.RefreshStatus.class
                ? Operation.STATUS_PUBLISH
                : KEPT.containsKey(kind) ? Operation.CONVERSATION_POST : null;
        return effect instanceof Effect.Reply reply
                ? new Made(reply, answer(reply.to()))
                : new Made(effect, one != null ? one : told != null ? told : kept);
    }

    /** An answer to one person, an answer to all, or one that replaces an earlier one and makes nothing. */
    private static @Nullable Operation answer(Effect.Place to) {
        if (to.person() != null) {
            return Operation.CONVERSATION_WHISPER;
        }
        return to.message() == null && to.answer() == null ? Operation.CONVERSATION_POST : null;
    }

    static int total(Map<String, Integer> things) {
        return things.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether each effect of this kind makes one thing. */
    boolean isOne() {
        return ONE.containsKey(effect.getClass())
                || effect instanceof Effect.Reply && operation == Operation.CONVERSATION_POST;
    }

    /** The name of the thing that all effects of this kind keep up to date together, or null when each makes its own. */
    @Nullable String kept() {
        return KEPT.get(effect.getClass());
    }

    /** Whom it tells, each once. */
    List<String> readers() {
        if (effect instanceof Effect.TellPeople tell) {
            return tell.people();
        }
        if (effect instanceof Effect.MailPeople mail) {
            return mail.people();
        }
        if (effect instanceof Effect.Reply reply && reply.to().person() != null) {
            return List.of(reply.to().person());
        }
        return effect instanceof Effect.Brief brief ? List.of(brief.person()) : List.of();
    }

    /** Whether a repeat finds what an earlier try made. */
    boolean hasHandle(InMemoryProvider tools) {
        return operation == null || promises(tools, operation).of(operation).hasHandle();
    }

    /** Without a handle: pages, what stands in for them and calls to take part are repeated, broadcasts are not. */
    boolean isRatherTwiceThanNever() {
        if (effect instanceof Effect.TellPeople tell) {
            return isCall(tell.words());
        }
        if (effect instanceof Effect.MailPeople mail) {
            return isCall(mail.words());
        }
        return effect instanceof Effect.SendPage || effect instanceof Effect.Brief || effect instanceof Effect.Reply;
    }

    private static boolean isCall(Effect.Words words) {
        return words.template().startsWith("page.") || words.template().equals("people.you");
    }

    private static Promises promises(InMemoryProvider tools, Operation operation) {
        return switch (operation) {
            case TICKET_CREATE, TICKET_COMMENT -> tools.ticketTool().promises();
            case PAGE -> tools.pager().promises();
            case DOCUMENT_CREATE -> tools.files().documents().promises();
            case FOLDER_CREATE -> tools.files().folders().promises();
            case BRIDGE_OPEN, MEETING_SCHEDULE -> tools.calendar().promises();
            case STATUS_PUBLISH -> tools.statusPage().promises();
            case MAIL_SEND -> tools.mailbox().promises();
            default -> tools.chat().promises();
        };
    }
}
