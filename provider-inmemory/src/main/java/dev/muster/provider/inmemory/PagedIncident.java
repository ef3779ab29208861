package dev.muster.provider.inmemory;

import dev.muster.spi.call.RequestKey;
import dev.muster.spi.call.Visibility;
import dev.muster.spi.paging.Page;
import dev.muster.spi.paging.PageLogEntry;
import dev.muster.spi.paging.PageRequest;
import java.util.List;

/**
 * A page of {@link InMemoryPager} as it is at one moment, with all that the pager knows of it.
 *
 * @param page the page as callers see it
 * @param request what was asked for, its title as the pager shows it
 * @param notes its notes, oldest first
 * @param log its log, oldest first
 * @param joined the keys of the requests by which people were asked to join it, in order; one that was carried out twice is there twice
 * @param woken everybody who was notified, in order; somebody who was notified twice is there twice
 * @param key the key it was made with
 * @param visibility the visibility it was made with
 * @param drill whether it was made for an exercise
 */
public record PagedIncident(
        Page page,
        PageRequest request,
        List<String> notes,
        List<PageLogEntry> log,
        List<RequestKey> joined,
        List<String> woken,
        RequestKey key,
        Visibility visibility,
        boolean drill) {
    /** Copies the lists. */
    public PagedIncident {
        notes = List.copyOf(notes);
        log = List.copyOf(log);
        joined = List.copyOf(joined);
        woken = List.copyOf(woken);
    }
}
