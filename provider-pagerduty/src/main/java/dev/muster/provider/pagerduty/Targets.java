package dev.muster.provider.pagerduty;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.provider.http.json.Json;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.paging.PageTarget;
import dev.muster.spi.people.Person;
import dev.muster.spi.service.ServiceEntry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What PagerDuty calls whom we want to page. */
final class Targets {

    private final Account account;
    private final Catalogue catalogue;
    private final Folk folk;

    Targets(Account account, Catalogue catalogue, Folk folk) {
        this.account = account;
        this.catalogue = catalogue;
        this.folk = folk;
    }

    /**
     * Where an incident is made and who is notified.
     *
     * @param service the id of the service
     * @param policy the id of an escalation policy instead of the service's own, or null
     * @param user the id of a user instead of any policy, or null
     */
    record Place(
            String service,
            @Nullable String policy,
            @Nullable String user) {
        boolean isServiceAlone() {
            return policy == null && user == null;
        }
    }

    Place place(PageTarget target, CallContext context) {
        if (target instanceof PageTarget.Service service) {
            return new Place(serviceId(service.id(), context), null, null);
        }
        if (target instanceof PageTarget.Policy policy) {
            return new Place(defaultService(policy), policy.id(), null);
        }
        Person person = ((PageTarget.Individual) target).person();
        String service = defaultService(target);
        if (account.habits().from().equalsIgnoreCase(person.email())) {
            // "When a user creates an incident assigned to themselves, the incident will be created in the Acknowledged
            // state and will not notify"
            throw account.rejected(
                    "target",
                    person.name() + " is the user whom this provider acts as, and PagerDuty would not notify them",
                    "set from to a user whom nobody pages");
        }
        return new Place(service, null, userId(person, context));
    }

    /** A target of a responder request: a user, or an escalation policy. */
    ObjectNode responder(PageTarget target, CallContext context) {
        if (target instanceof PageTarget.Individual individual) {
            return reference("user_reference", userId(individual.person(), context));
        }
        if (target instanceof PageTarget.Policy policy) {
            return reference("escalation_policy_reference", policy.id());
        }
        PageTarget.Service service = (PageTarget.Service) target;
        String policy = catalogue
                .get(service.id(), context)
                .flatMap(entry -> Optional.ofNullable(entry.attributes().get(Catalogue.POLICY)))
                .orElseThrow(() -> unknown(service.id()));
        return reference("escalation_policy_reference", policy);
    }

    String userId(Person person, CallContext context) {
        return folk.userId(person, context)
                .orElseThrow(() -> account.rejected(
                        "target",
                        person.name() + " has no user in PagerDuty that is known",
                        "give the person the e-mail address of their PagerDuty user, or its id as the handle "
                                + PagerDutyProvider.NAME));
    }

    static ObjectNode reference(String type, String id) {
        return Json.object().put("id", id).put("type", type);
    }

    /** An id is taken as it is, so that a page is one call; a name is looked up. */
    private String serviceId(String idOrName, CallContext context) {
        if (PageId.isVendorId(idOrName) || account.routingKey(idOrName).isPresent()) {
            return idOrName;
        }
        return catalogue.get(idOrName, context).map(ServiceEntry::id).orElseThrow(() -> unknown(idOrName));
    }

    private String defaultService(PageTarget target) {
        String service = account.habits().defaultService();
        if (service == null) {
            throw account.rejected(
                    "target",
                    target.name() + " can only be paged under a service, and none is set for that",
                    "set default-service to the id of the service for such pages");
        }
        return service;
    }

    private Rejected unknown(String service) {
        return account.rejected(
                "target", service + " is not known to PagerDuty", "name a service or policy that it has");
    }
}
