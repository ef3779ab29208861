package dev.muster.internal.startup;

import dev.muster.spi.Capability;
import dev.muster.spi.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a provider has what it says it has. */
final class Offers {

    private Offers() {}

    /** The capabilities that a provider names and does not have. */
    static List<Capability> empty(Provider provider) {
        List<Capability> empty = new ArrayList<>();
        for (Capability capability : provider.capabilities()) {
            if (of(provider, capability).isEmpty()) {
                empty.add(capability);
            }
        }
        return empty;
    }

    private static Optional<?> of(Provider provider, Capability capability) {
        return switch (capability) {
            case CONVERSATIONS -> provider.conversations();
            case TICKETS -> provider.tickets();
            case PAGING -> provider.paging();
            case ON_CALL -> provider.onCall();
            case SERVICE_DIRECTORY -> provider.serviceDirectory();
            case PEOPLE -> provider.people();
            case DOCUMENTS -> provider.documents();
            case FOLDERS -> provider.folders();
            case SHEETS -> provider.sheets();
            case MEETINGS -> provider.meetings();
            case GROUPS -> provider.groups();
            case STATUS_PAGES -> provider.statusPages();
            case MAIL -> provider.mail();
            case ALERTS -> provider.alerts();
            case INBOUND -> provider.inbound();
            case INCIDENT_STORE -> provider.incidentStore();
        };
    }
}
