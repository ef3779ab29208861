package dev.muster.provider.jira;

import dev.muster.provider.http.Endpoint;
import dev.muster.provider.http.pace.Limit;
import java.time.Duration;

/**
 * The calls of REST API v3 that are made, with the classic scopes that an OAuth app needs for them, and the limits that Atlassian documents
 * (developer.atlassian.com/cloud/jira/platform/rate-limiting, 2026). The hourly quota of points has no window that could be kept here: its 429 is obeyed.
 */
final class Rest {

    private static final String READ = "read:jira-work";
    private static final String WRITE = "write:jira-work";
    private static final String USERS = "read:jira-user";
    private static final String API = "rest/api/3/";

    /** "jira-burst-based": 100 a second for GET and POST, 50 for PUT and DELETE, for each call and method; all writes keep to the lower one. */
    private static final int READS_A_SECOND = 100;

    private static final int WRITES_A_SECOND = 50;

    /** "jira-per-issue-on-write", the short window: 20 write operations per 2 seconds. */
    private static final Limit ISSUE_WRITES =
            new Limit("issue-writes", 20, Duration.ofSeconds(2), false).forEachSubject();

    /** The long window of the same: 100 write operations per 30 seconds. */
    private static final Limit ISSUE_WRITES_LONG =
            new Limit("issue-writes-long", 100, Duration.ofSeconds(30), false).forEachSubject();

    static final Endpoint CREATE_ISSUE = write(Endpoint.post("POST issue", API + "issue"));
    static final Endpoint ISSUE = read("issue/{id}", READ);
    static final Endpoint EDIT_ISSUE = ofIssue(Endpoint.put("PUT issue/{id}", API + "issue/{id}"));
    static final Endpoint TRANSITIONS = read("issue/{id}/transitions", READ);
    static final Endpoint TRANSITION =
            ofIssue(Endpoint.post("POST issue/{id}/transitions", API + "issue/{id}/transitions"));
    static final Endpoint COMMENTS = read("issue/{id}/comment", READ);
    static final Endpoint COMMENT = ofIssue(Endpoint.post("POST issue/{id}/comment", API + "issue/{id}/comment"));
    static final Endpoint DELETE_COMMENT =
            ofIssue(Endpoint.delete("DELETE issue/{id}/comment/{comment}", API + "issue/{id}/comment/{comment}"));
    static final Endpoint COMMENT_PROPERTY = read("comment/{id}/properties/{property}", READ);
    static final Endpoint REMOTE_LINK =
            ofIssue(Endpoint.post("POST issue/{id}/remotelink", API + "issue/{id}/remotelink"));
    static final Endpoint LINK_ISSUES = write(Endpoint.post("POST issueLink", API + "issueLink"));
    static final Endpoint SEARCH = Endpoint.post("POST search/jql", API + "search/jql")
            .reading()
            .within(Limit.perSecond("POST search/jql", READS_A_SECOND))
            .needs(READ);
    static final Endpoint FIND_USERS = read("user/search", USERS);
    static final Endpoint USER = read("user", USERS);
    static final Endpoint GROUP = read("group/member", USERS);
    static final Endpoint MYSELF = read("myself", USERS);
    static final Endpoint PROJECT_STATUSES = read("project/{id}/statuses", READ);

    private Rest() {}

    private static Endpoint read(String path, String scope) {
        return Endpoint.get("GET " + path, API + path)
                .within(Limit.perSecond("GET " + path, READS_A_SECOND))
                .needs(scope);
    }

    private static Endpoint write(Endpoint endpoint) {
        return endpoint.within(Limit.perSecond(endpoint.name(), WRITES_A_SECOND))
                .needs(WRITE);
    }

    private static Endpoint ofIssue(Endpoint endpoint) {
        return write(endpoint).within(ISSUE_WRITES, ISSUE_WRITES_LONG);
    }
}
