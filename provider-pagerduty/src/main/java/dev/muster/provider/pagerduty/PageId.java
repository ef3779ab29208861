package dev.muster.provider.pagerduty;

/**
 * What a page is called here: PagerDuty's id of the incident, or, where it was sent as an event, {@code service:key}, since PagerDuty answers an event
 * before it has made an incident of it.
 *
 * @param service the id of the service that an event was sent for; empty when the id is an incident's
 * @param value the incident's id, or the key of the event
 */
record PageId(String service, String value) {

    /** The form of the ids that PagerDuty gives to what it keeps. */
    static final String VENDOR_ID = "[A-Z0-9]{5,24}";

    static PageId of(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? new PageId("", text) : new PageId(text.substring(0, colon), text.substring(colon + 1));
    }

    static PageId ofEvent(String service, String key) {
        return new PageId(service, key);
    }

    boolean isOfEvent() {
        return !service.isEmpty();
    }

    /** Whether a text has the form of the ids that PagerDuty gives to what it keeps. */
    static boolean isVendorId(String text) {
        return text.matches(VENDOR_ID);
    }

    @Override
    public String toString() {
        return isOfEvent() ? service + ':' + value : value;
    }
}
