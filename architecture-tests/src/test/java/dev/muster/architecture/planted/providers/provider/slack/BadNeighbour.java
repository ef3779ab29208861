package dev.muster.architecture.planted.providers.provider.slack;

import dev.muster.architecture.planted.providers.provider.jira.GoodTickets;

public final class BadNeighbour {
    GoodTickets tickets;
}
