package io.loggia.portal.delivery.control.signing;

import java.time.Instant;
import java.util.Map;

/** What a CDN does with a request: written from its vendor's words, and never from the signer. */
@FunctionalInterface
interface CdnEdge {

    boolean admits(String url, Map<String, String> cookies, Instant now);
}
