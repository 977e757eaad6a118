package io.loggia.portal.learning.boundary;

import io.loggia.analytics.report.PersonNames;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.catalog.control.MediaGate;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.learning.control.CompletionEntries.Entry;
import io.loggia.portal.learning.control.CompletionNames;
import io.loggia.portal.learning.control.CompletionVoids;
import io.loggia.portal.learning.control.ItemCompletions;
import io.loggia.portal.platform.control.Page;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who has completed an item, for those who may change it; and the way to void what proves nothing. */
@Path("media/{id}/completions")
@RequestScoped
@Requires(Permission.EDIT_MEDIA)
@Produces(MediaType.APPLICATION_JSON)
public class ItemCompletionsResource {

    @Inject
    private ItemCompletions completions;

    @Inject
    private CompletionVoids voids;

    @Inject
    private CompletionNames names;

    @Inject
    private MediaGate gate;

    @Inject
    private CurrentViewer current;

    @Inject
    private AuditLog audit;

    /** How a completion came to prove nothing; who said so and why is left out where people are called by pseudonyms. */
    public record VoidView(
            String at, @Nullable String by, @Nullable String reason) {}

    /**
     * A completion, as things stood then.
     *
     * @param personId a pseudonym, as {@code person}, where {@code pseudonym} says so
     * @param managers none where people are called by pseudonyms
     * @param rule whose rule asked for the required share: DEFAULT, by the length, ITEM, or ASSIGNMENT, which it completes
     *     alone
     * @param assignment which one that is
     * @param round the first day of the round in which it was asked again, where it was
     * @param revision number of the file, where that is still known
     * @param voided absent where it proves something
     * @param outdatedSince since when the content is another than what was completed, where it is
     */
    public record ItemCompletion(
            String id,
            String personId,
            String person,
            @Nullable String department,
            List<String> managers,
            String completedAt,
            double coveredShare,
            double requiredShare,
            String rule,
            @Nullable String assignment,
            @Nullable String round,
            @Nullable Integer revision,
            @Nullable VoidView voided,
            @Nullable String outdatedSince,
            boolean pseudonym) {}

    /** The latest first; that somebody looked is written into the audit log. */
    @GET
    @Transactional
    public Page<ItemCompletion> list(
            @PathParam("id") String id,
            @QueryParam("q") @Nullable String name,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        MediaRef media = gate.edit(MediaId.parse(id));
        PersonNames people = names.of(media.id(), current.viewer());
        String wanted = name == null || name.isBlank() ? null : name;
        if (wanted != null && !people.arePlain()) {
            throw new LoggiaException(
                    ErrorCode.INVALID_FILTER, "People are called by pseudonyms here, so nobody is found by a name.");
        }
        // Every page: a cursor may be made up, and the first page come by it.
        audit.byCaller("completions.read", subject(media), null, null);
        return completions.list(media.id(), wanted, cursor, Page.limit(limit)).map(entry -> toWire(entry, people));
    }

    /**
     * Has a completion prove nothing from now on, {@code {reason}}. It stays, with that beside it, and cannot be taken back.
     */
    @POST
    @Path("{completion}/void")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public ItemCompletion voidOne(
            @PathParam("id") String id, @PathParam("completion") String completion, @NotNull JsonObject json) {
        MediaRef media = gate.edit(MediaId.parse(id));
        String reason = reason(json);
        UUID which = parse(completion);
        voids.add(media, which, current.viewer(), reason);
        return completions
                .find(media.id(), which)
                .map(entry -> toWire(entry, names.of(media.id(), current.viewer())))
                .orElseThrow(ItemCompletionsResource::none);
    }

    private static String reason(JsonObject json) {
        String reason =
                json.get("reason") instanceof JsonString text ? text.getString().strip() : "";
        if (reason.isEmpty() || reason.length() > CompletionVoids.MAX_REASON) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST,
                    "Say why, in at most " + CompletionVoids.MAX_REASON
                            + " characters: it stands beside the completion for good.");
        }
        return reason;
    }

    private static UUID parse(String completion) {
        try {
            return UUID.fromString(completion);
        } catch (IllegalArgumentException e) {
            throw new LoggiaException(ErrorCode.INVALID_ID, "This is no id of a completion.", e);
        }
    }

    private static LoggiaException none() {
        return new LoggiaException(ErrorCode.NOT_FOUND, "The item has no such completion.");
    }

    private static Subject subject(MediaRef media) {
        return new Subject("media", media.id().toString(), media.title());
    }

    private static ItemCompletion toWire(Entry entry, PersonNames people) {
        CompletionVoids.Voided voided = entry.voided();
        return new ItemCompletion(
                entry.id().toString(),
                people.id(entry.person()),
                people.name(entry.person(), entry.name()),
                entry.department(),
                people.arePlain() ? entry.managers() : List.of(),
                entry.completedAt().toString(),
                entry.coveredShare(),
                entry.requiredShare(),
                entry.rule(),
                entry.assignment() == null
                        ? null
                        : people.text(entry.assignment().toString()),
                entry.round() == null ? null : entry.round().toString(),
                entry.revision(),
                voided == null
                        ? null
                        : new VoidView(voided.at().toString(), people.text(voided.by()), people.text(voided.reason())),
                entry.outdatedSince() == null ? null : entry.outdatedSince().toString(),
                !people.arePlain());
    }
}
