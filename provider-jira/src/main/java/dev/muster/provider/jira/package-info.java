/**
 * Jira Cloud, REST API v3 and webhooks.
 *
 * <p>{@link dev.muster.provider.jira.JiraProvider} is the way in; {@link dev.muster.provider.jira.JiraProviderFactory} makes one from settings. What the
 * library calls a kind, a priority, a state or a field is mapped to what the site calls it by a {@link dev.muster.provider.jira.JiraMapping}.
 */
@NullMarked
package dev.muster.provider.jira;

import org.jspecify.annotations.NullMarked;
