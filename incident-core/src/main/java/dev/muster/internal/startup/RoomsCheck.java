package dev.muster.internal.startup;

import dev.muster.internal.engine.Rooms;
import dev.muster.internal.engine.Tools;
import dev.muster.playbook.IncidentType;
import dev.muster.playbook.Playbook;
import dev.muster.spi.Capability;
import dev.muster.spi.Provider;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.config.Finding;
import dev.muster.spi.conversation.Conversations;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the conversations that a playbook speaks of are there. Asks the tools; only reads. */
public final class RoomsCheck {

    private static final Duration CALL = Duration.ofSeconds(15);

    private final Tools tools;
    private final Playbook playbook;

    /** A check of these tools under this playbook. */
    public RoomsCheck(Tools tools, Playbook playbook) {
        this.tools = tools;
        this.playbook = playbook;
    }

    /** Every problem. Never throws. */
    public List<Finding> findings(Instant now) {
        CallContext context = CallContext.of(RequestKey.of("check/conversations"), now.plus(CALL));
        return playbook.types().values().stream()
                .flatMap(type -> findings(type, context))
                .toList();
    }

    private Stream<Finding> findings(IncidentType type, CallContext context) {
        Optional<Provider> provider =
                tools.serving(Capability.CONVERSATIONS, type).flatMap(tools::named);
        Optional<Conversations> chat = provider.flatMap(Provider::conversations);
        if (chat.isEmpty()) {
            return Stream.empty();
        }
        return written(type).entrySet().stream()
                .flatMap(each ->
                        finding(chat.get(), provider.get().name(), each.getKey(), each.getValue(), context).stream());
    }

    /** Where in the playbook a conversation stands, and what stands there. */
    private static Map<String, String> written(IncidentType type) {
        Map<String, String> written = new LinkedHashMap<>();
        String place = "types." + type.name();
        String announceIn = type.plan().announceIn();
        if (announceIn != null) {
            written.put(place + ".announce.in", announceIn);
        }
        type.policy().communication().audiences().values().forEach(audience -> {
            String conversation = audience.conversation();
            if (conversation != null) {
                written.put(place + ".audiences." + audience.name() + ".conversation", conversation);
            }
        });
        return written;
    }

    private static Optional<Finding> finding(
            Conversations chat, String provider, String place, String written, CallContext context) {
        try {
            return Rooms.find(chat, written, context).isPresent()
                    ? Optional.empty()
                    : Optional.of(Finding.error(
                            place,
                            "names conversation " + written + ", which " + provider + " has not, or cannot see",
                            "open it and let the bot in, or write "
                                    + (Rooms.isName(written)
                                            ? "another name, or its id"
                                            : "its name as #name, or its id")));
        } catch (RuntimeException e) {
            return Optional.of(Finding.warning(
                    place,
                    "conversation " + written + " could not be looked up: " + e.getMessage(),
                    "check again when " + provider + " answers"));
        }
    }
}
