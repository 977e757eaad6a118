package io.loggia.portal.roster.control;

import de.captaingoldfish.scim.sdk.common.etag.ETag;
import de.captaingoldfish.scim.sdk.common.resources.ResourceNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Versions of resources (RFC 7644, section 3.14): the same for the same content, whenever and by whomever it is read. */
final class ScimVersion {

    private static final int BYTES = 18;

    private ScimVersion() {}

    /** Of a resource that is whole but for its {@code meta}. Weak, since the same content may be written in other ways. */
    static ETag of(ResourceNode resource) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(resource.toString().getBytes(StandardCharsets.UTF_8));
            String tag = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
            return ETag.builder().weak(true).tag(tag).build();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
