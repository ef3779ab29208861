package dev.muster.provider.jira;

import dev.muster.provider.http.testing.webhook.WebhookDeliveries;
import dev.muster.provider.http.testing.webhook.WebhookSignatures;
import dev.muster.provider.http.testing.webhook.WebhookVendor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

@DisplayName("The webhooks of Jira")
class JiraWebhookSuitesTest {

    @Nested
    @DisplayName("by their signatures")
    class Signatures extends WebhookSignatures {
        @Override
        protected WebhookVendor vendor() {
            return new JiraWebhooks();
        }
    }

    @Nested
    @DisplayName("as they come")
    class Deliveries extends WebhookDeliveries {
        @Override
        protected WebhookVendor vendor() {
            return new JiraWebhooks();
        }
    }
}
