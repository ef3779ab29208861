package dev.muster.automation;

import dev.muster.automation.Effect.BookmarkResource;
import dev.muster.automation.Effect.Brief;
import dev.muster.automation.Effect.DescribeConversation;
import dev.muster.automation.Effect.InvitePeople;
import dev.muster.automation.Effect.PinCard;
import dev.muster.automation.Effect.PostMessage;
import dev.muster.automation.Effect.RefreshCard;
import dev.muster.automation.Effect.RefreshPageProgress;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is done in a channel that is archived waits until the channel is back: before that a tool refuses it, and it would be given up. */
final class Archived {

    private static final String UNARCHIVE = "unarchive-";

    private Archived() {}

    /** The id of the effect that takes the channel back from the archive. */
    static String unarchive(Occasion occasion) {
        return UNARCHIVE + occasion.sequence();
    }

    /** The same effects, those in the channel behind the latest unarchiving while the channel is archived. */
    static Map<String, Intended> waiting(Map<String, Intended> wanted, Occasion occasion) {
        if (occasion.after().reach().archivedAt() == null) {
            return wanted;
        }
        Optional<String> latest = Stream.concat(wanted.keySet().stream(), occasion.intended().stream())
                .filter(id -> id.startsWith(UNARCHIVE))
                .max(Comparator.comparingLong(id -> Long.parseLong(id.substring(UNARCHIVE.length()))));
        if (latest.isEmpty()) {
            return wanted;
        }
        Map<String, Intended> waiting = new LinkedHashMap<>(wanted);
        waiting.replaceAll((id, each) ->
                Kinds.IN_THE_CHANNEL.contains(each.effect().getClass()) ? behind(each, latest.get()) : each);
        return waiting;
    }

    private static Intended behind(Intended intended, String unarchiving) {
        Set<String> needs = new HashSet<>(intended.needs());
        needs.add(unarchiving);
        return intended.behind(needs);
    }

    /** Loads when something in an archived channel is to be done. */
    private static final class Kinds {
        private static final Set<Class<? extends Effect>> IN_THE_CHANNEL = Set.of(
                InvitePeople.class,
                DescribeConversation.class,
                PostMessage.class,
                RefreshCard.class,
                RefreshPageProgress.class,
                PinCard.class,
                Brief.class,
                BookmarkResource.class);
    }
}
