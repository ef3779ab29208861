package dev.muster.architecture.planted.coreproviders;

import dev.muster.architecture.planted.coreproviders.provider.jira.Tickets;

public final class BadIncidents {
    Tickets tickets;
}
