package dev.muster.architecture.planted.providers.provider.jira;

import dev.muster.architecture.planted.providers.Incidents;

public final class BadCoreUser {
    Incidents incidents;
}
