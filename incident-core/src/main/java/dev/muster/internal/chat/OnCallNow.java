package dev.muster.internal.chat;

import dev.muster.engagement.Knowledge;
import dev.muster.engagement.Target;
import dev.muster.internal.engine.Tools;
import dev.muster.lifecycle.PageRecord;
import dev.muster.playbook.IncidentType;
import dev.muster.spi.Capability;
import dev.muster.spi.Provider;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.oncall.OnCallShift;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is called when a target is paged now, as far as a roster tells. */
final class OnCallNow {

    private static final Logger LOG = LoggerFactory.getLogger(OnCallNow.class);

    private OnCallNow() {}

    /** Ids of the people of the first level; empty when nobody is on call; no answer at all when no roster knows. */
    static Optional<List<String>> of(Target target, IncidentType type, Tools tools, Instant now, CallContext context) {
        return shifts(target, type, tools, now, context)
                .map(shifts -> people(type, shifts.stream().filter(shift -> shift.level() <= 1)));
    }

    /** Ids of the people of the first level above a page's that has any; empty when there is none. */
    static List<String> above(PageRecord page, IncidentType type, Tools tools, Instant now, CallContext context) {
        Target target = Whom.target(page.target());
        int level = Math.max(1, page.level());
        List<OnCallShift> higher = shifts(target, type, tools, now, context).orElse(List.of()).stream()
                .filter(shift -> shift.level() > level)
                .toList();
        int next = higher.stream().mapToInt(OnCallShift::level).min().orElse(0);
        return people(type, higher.stream().filter(shift -> shift.level() == next));
    }

    private static List<String> people(IncidentType type, Stream<OnCallShift> shifts) {
        Knowledge knowledge = type.policy().knowledge();
        return shifts.map(OnCallShift::person)
                .map(person -> Tools.idOf(person, knowledge))
                .distinct()
                .toList();
    }

    private static Optional<List<OnCallShift>> shifts(
            Target target, IncidentType type, Tools tools, Instant now, CallContext context) {
        if (target.kind() == Target.Kind.PERSON) {
            return Optional.empty();
        }
        String rota = rota(target, type.policy().knowledge());
        try {
            return tools.serving(Capability.ON_CALL, type)
                    .flatMap(tools::named)
                    .flatMap(Provider::onCall)
                    .map(roster -> roster.onCall(rota, now, context));
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
