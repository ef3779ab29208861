package dev.muster.provider.http.testing.webhook;

import dev.muster.spi.Provider;
import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.RawBody;
import java.util.List;
import java.util.Map;

/** A tool's webhooks: how it signs, what it sends, and what it needs to be answered. */
public interface WebhookVendor {

    /**
     * A provider whose deliveries are signed with one of these secrets; it is never called, and need not reach anything.
     *
     * @param secrets may be empty: then no secret is set
     */
    Provider provider(List<Secret> secrets);

    /** How the tool signs. */
    Signature signature();

    /** Signed deliveries of others' making: published by the vendor where there are any. At least one. */
    List<PublishedVector> vectors();

    /** The status that the tool needs in order to take its delivery as done. */
    int taken();

    /** A body that means something; another one for each number. Holds characters outside of ASCII. */
    RawBody happening(int number);

    /** What a body tells, told again by another delivery: with another id, where the tool gives deliveries ids in their bodies. */
    RawBody retold(RawBody body, int copy);

    /**
     * What the tool adds to the headers of a delivery that it sends again, by name; may be empty.
     *
     * @param number 0 for the first copy, 1 for the first that is sent again
     */
    Map<String, String> retryHeaders(int number);

    /**
     * What is logged while this runs: every line of every level.
     *
     * @param work is run once
     * @return the lines, as {@code RecordingLogs} of this kit keeps them
     */
    String logged(Runnable work);

    /** A body that is genuine and cannot be read. */
    RawBody unreadable();

    /**
     * What happens to one object of the tool's, in order, at least four bodies.
     *
     * @param object the tool's id of a page, a ticket or a conversation
     * @param seed tells apart what happens to several objects
     */
    List<RawBody> story(String object, int seed);

    /** Which kind of object the story is about. */
    Subject subject();

    /** What a story can be about. */
    enum Subject {
        PAGE,
        TICKET,
        CONVERSATION
    }
}
