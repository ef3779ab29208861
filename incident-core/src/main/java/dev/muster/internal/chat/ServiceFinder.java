package dev.muster.internal.chat;

import dev.muster.engagement.ServiceOnCall;
import dev.muster.engagement.Target;
import dev.muster.internal.engine.Tools;
import dev.muster.playbook.IncidentType;
import dev.muster.playbook.Playbook;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.RequestKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Finds services of the catalogue with owner and on-call. */
public final class ServiceFinder {

    private static final Duration LOOK = Duration.ofSeconds(30);

    private final Tools tools;

    /** A finder in these tools. */
    public ServiceFinder(Tools tools) {
        this.tools = tools;
    }

    /** The services under a tag, by name: as the tools of the default type know them. */
    public List<ServiceOnCall> tagged(String tag, Playbook playbook, Instant now) {
        IncidentType type = playbook.defaultIncidentType();
        CallContext context = CallContext.of(RequestKey.of("services/tagged"), now.plus(LOOK));
        return new Whom(playbook, type, tools, context)
                .owned(tag).stream()
                        .map(service -> with(
                                service,
                                OnCallNow.of(service.match().target(), type, tools, now, context)
                                        .orElse(List.of())))
                        .toList();
    }

    private static ServiceOnCall with(Whom.Owned service, List<String> people) {
        Target target = service.match().target();
        return new ServiceOnCall(target, service.match().name(), service.owner(), people);
    }
}
