package dev.muster.tck;

import dev.muster.spi.paging.PageTarget;
import dev.muster.spi.paging.Paging;
import dev.muster.spi.people.Person;
import java.util.List;

/** A pager to judge, and what somebody who is woken by it sees and does. */
public interface PagingFixture extends Fixture {

    /** The capability, the same on each call. */
    Paging paging();

    /**
     * Whom the tool can page: a service with somebody on call, an escalation policy, a person, in this order and as far as it can page such a
     * thing. At least one.
     */
    List<PageTarget> targets();

    /** Somebody to ask to join a page, who is not notified by paging the first of {@link #targets}. */
    PageTarget another();

    /** A target of a kind the tool can page, that it does not know. */
    PageTarget unknown();

    /** Who takes the page in {@link #acknowledge}; not necessarily the person notified. */
    Person responder();

    /** How many pages have this text in their title, resolved ones included. */
    int pages(String title);

    /** How often anybody was woken by a page with this text in its title. */
    int wakeUps(String title);

    /** What is shown as the page's title. */
    Rendered title(String page);

    /** What is shown as the page's details, links included. */
    Rendered details(String page);

    /** What the page's notes show, oldest first. */
    List<Rendered> notes(String page);

    /** Lets {@link #responder} take the page. */
    void acknowledge(String page);

    /** Lets somebody resolve the page in the tool. */
    void resolveByHand(String page);
}
