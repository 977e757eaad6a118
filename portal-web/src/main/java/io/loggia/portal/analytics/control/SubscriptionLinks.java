package io.loggia.portal.analytics.control;

import io.loggia.portal.analytics.control.SubscriptionTokens.Subscription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Where the links of a letter lead. */
@ApplicationScoped
public class SubscriptionLinks {

    @Inject
    private SubscriptionTokens tokens;

    public String token(Subscription subscription) {
        return tokens.sign(subscription);
    }

    /** The report, as its receiver may be told it when they open it. */
    public String report(String portal, StandingAsk asked) {
        return ReportLink.of(portal, asked);
    }

    /** The page on which one sees the subscription, ends it or takes it up again. */
    public String page(String portal, String token) {
        return portal + "/letters/" + token;
    }

    /** What a mail program calls by itself when its reader wants no more of these (RFC 8058). */
    public String oneClick(String portal, String token) {
        return portal + "/api/v1/reports/subscriptions/" + token + "/one-click";
    }
}
