package dev.muster.architecture.planted.providers.provider.jira;

import dev.muster.architecture.planted.providers.provider.http.Client;
import dev.muster.architecture.planted.providers.spi.Tickets;

public final class GoodTickets implements Tickets {
    Client client;
}
