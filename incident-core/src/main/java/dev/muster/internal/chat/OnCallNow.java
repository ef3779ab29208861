package dev.muster.internal.chat;

import dev.muster.engagement.Knowledge;
import dev.muster.engagement.Target;
import dev.muster.internal.engine.Tools;
import dev.muster.playbook.IncidentType;
import dev.muster.spi.Capability;
import dev.muster.spi.Provider;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.oncall.OnCallShift;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is called when a target is paged now, as far as a roster tells. */
final class OnCallNow {

    private static final Logger LOG = LoggerFactory.getLogger(OnCallNow.class);

    private OnCallNow() {}

    /** Ids of the people of the first level; empty when nobody is on call; no answer at all when no roster knows. */
    static Optional<List<String>> of(Target target, IncidentType type, Tools tools, Instant now, CallContext context) {
        if (target.kind() == Target.Kind.PERSON) {
            return Optional.empty();
        }
        Knowledge knowledge = type.policy().knowledge();
        String rota = rota(target, knowledge);
        try {
            return tools.serving(Capability.ON_CALL, type)
                    .flatMap(tools::named)
                    .flatMap(Provider::onCall)
                    .map(roster -> roster.onCall(rota, now, context).stream()
                            .filter(shift -> shift.level() <= 1)
                            .map(OnCallShift::person)
                            .map(person -> Tools.idOf(person, knowledge))
                            .toList());
        } catch (ProviderException e) {
            LOG.debug("no roster tells who is on call for {}", rota, e);
            return Optional.empty();
        }
    }

    private static String rota(Target target, Knowledge knowledge) {
        Knowledge.Team team =
                target.kind() == Target.Kind.TEAM ? knowledge.teams().get(target.name()) : null;
        String name = team == null || team.onCall() == null ? target.name() : team.onCall();
        return knowledge.service(name).map(Knowledge.Service::pagerId).orElse(name);
    }
}
