package io.loggia.portal.mail.control;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one person.
 *
 * @param html the same as the text, marked up
 * @param unsubscribe address that ends these letters by a POST alone (RFC 8058); null where there is nothing to end
 */
public record Letter(
        String address,
        String name,
        String subject,
        String text,
        String html,
        @Nullable String unsubscribe,
        List<Attachment> attachments) {

    public Letter {
        attachments = List.copyOf(attachments);
    }

    /** A file that goes along. */
    @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
    public record Attachment(String name, String mediaType, byte[] content) {}
}
