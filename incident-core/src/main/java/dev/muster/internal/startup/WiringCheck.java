package dev.muster.internal.startup;

import dev.muster.engagement.CommanderRule;
import dev.muster.engagement.EngagementRule;
import dev.muster.engagement.Target;
import dev.muster.internal.engine.Tools;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.playbook.IncidentType;
import dev.muster.playbook.Nearest;
import dev.muster.playbook.Playbook;
import dev.muster.spi.Capability;
import dev.muster.spi.Provider;
import dev.muster.spi.config.Finding;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Judges whether providers and playbook fit together. Calls nobody. */
public final class WiringCheck {

    private static final Map<ResourceKind, Capability> MAKERS = makers();
    private static final Set<Capability> ONE_IS_ENOUGH = Set.of(
            Capability.CONVERSATIONS,
            Capability.TICKETS,
            Capability.PAGING,
            Capability.ON_CALL,
            Capability.DOCUMENTS,
            Capability.FOLDERS,
            Capability.MEETINGS,
            Capability.GROUPS,
            Capability.STATUS_PAGES,
            Capability.MAIL);

    private final Tools tools;
    private final Playbook playbook;

    /** A check of these tools under this playbook. */
    public WiringCheck(Tools tools, Playbook playbook) {
        this.tools = tools;
        this.playbook = playbook;
    }

    private static Map<ResourceKind, Capability> makers() {
        Map<ResourceKind, Capability> makers = new EnumMap<>(ResourceKind.class);
        makers.put(ResourceKind.TICKET, Capability.TICKETS);
        makers.put(ResourceKind.CONVERSATION, Capability.CONVERSATIONS);
        makers.put(ResourceKind.BRIDGE, Capability.MEETINGS);
        makers.put(ResourceKind.DOCUMENT, Capability.DOCUMENTS);
        makers.put(ResourceKind.FOLDER, Capability.FOLDERS);
        makers.put(ResourceKind.GROUP, Capability.GROUPS);
        return makers;
    }

    /** Every problem. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (IncidentType type : playbook.types().values()) {
            routing(type, findings);
            rivals(type, findings);
            missing(type, findings);
        }
        return List.copyOf(new LinkedHashSet<>(findings));
    }

    private void routing(IncidentType type, List<Finding> findings) {
        for (Map.Entry<String, String> route : type.routing().entrySet()) {
            String capability = route.getKey();
            String provider = route.getValue();
            String subject = "types." + type.name() + ".routing." + capability;
            if (tools.named(provider).isEmpty()) {
                List<String> known = tools.all().stream().map(Provider::name).toList();
                findings.add(Finding.error(
                        subject, "names provider " + provider + ", which is not there", Nearest.hint(provider, known)));
            } else if (!offers(provider, capability)) {
                findings.add(Finding.error(
                        subject, "names provider " + provider + ", which does not offer it", offering(capability)));
            }
        }
    }

    private boolean offers(String provider, String key) {
        return tools.named(provider).orElseThrow().capabilities().stream()
                .anyMatch(c -> Tools.key(c).equals(key));
    }

    private String offering(String key) {
        List<String> able = tools.all().stream()
                .map(Provider::name)
                .filter(name -> offers(name, key))
                .toList();
        return able.isEmpty() ? "add a provider that offers it" : "it is offered by " + String.join(", ", able);
    }

    private void rivals(IncidentType type, List<Finding> findings) {
        for (Capability capability : ONE_IS_ENOUGH) {
            List<String> offering = tools.offering(capability);
            if (offering.size() > 1
                    && !type.routing().containsKey(Tools.key(capability))
                    && !tools.isChosen(capability)) {
                String both =
                        String.join(" and ", offering.stream().map(this::named).toList());
                String remedy = "write .use(Capability." + capability + ", \"" + offering.get(0)
                        + "\"), or route it in the playbook: types." + type.name() + ".routing."
                        + Tools.key(capability);
                findings.add(
                        Finding.error(Tools.key(capability), "has " + offering.size() + " providers: " + both, remedy));
            }
        }
    }

    private String named(String provider) {
        return provider + " (" + Origin.of(tools.named(provider).orElseThrow().getClass()) + ")";
    }

    private void missing(IncidentType type, List<Finding> findings) {
        for (ResourceKind kind : new TreeSet<>(type.plan().resources())) {
            Capability maker = MAKERS.get(kind);
            if (maker != null && tools.serving(maker, type).isEmpty()) {
                String problem = "has no provider, and playbook " + playbook.name() + " asks for a "
                        + kind.name().toLowerCase(java.util.Locale.ROOT) + " (types." + type.name() + ".resources)";
                String remedy = "add a provider that offers " + Tools.key(maker) + ", or take it out of the playbook";
                findings.add(
                        kind == ResourceKind.CONVERSATION
                                ? Finding.error(Tools.key(maker), problem, remedy)
                                : Finding.warning(Tools.key(maker), problem, remedy));
            }
        }
        if (pages(type) && tools.serving(Capability.PAGING, type).isEmpty()) {
            findings.add(Finding.error(
                    Tools.key(Capability.PAGING),
                    "has no provider, and playbook " + playbook.name() + " pages people (types." + type.name()
                            + ".commander or .engagement)",
                    "add a provider that offers paging, or let the rules name persons and not page"));
        }
    }

    private static boolean pages(IncidentType type) {
        for (CommanderRule rule : type.policy().engagement().commanders()) {
            if (rule.target().kind() != Target.Kind.PERSON) {
                return true;
            }
        }
        for (EngagementRule rule : type.policy().engagement().rules()) {
            if (rule.page()) {
                return true;
            }
        }
        return false;
    }
}
