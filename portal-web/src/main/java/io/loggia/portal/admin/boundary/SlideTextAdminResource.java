package io.loggia.portal.admin.boundary;

import io.loggia.domain.Permission;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.processing.control.SlideData;
import io.loggia.portal.processing.control.SlideData.Standing;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether text is read off slides, and what is missing for it. Where the language data lies is a setting of the server. */
@Path("admin/slide-text")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.ADMINISTER)
public class SlideTextAdminResource {

    @Inject
    private SlideData data;

    @Inject
    private SlideTextTransactions transactions;

    /**
     * @param state {@code READY, OFF, NOT_INSTALLED, NOTHING_THERE} or {@code BROKEN}
     * @param folder with the language data
     * @param languages that there is data of, as Tesseract names them
     * @param program that reads, and its version
     * @param trouble why it does not start
     * @param films in how many something was read
     */
    public record SlideTextState(
            String state,
            @Nullable String folder,
            List<String> languages,
            @Nullable String program,
            @Nullable String trouble,
            long films) {}

    /** Starts the program to see whether it answers. No transaction is held meanwhile. */
    @GET
    public SlideTextState state() throws InterruptedException {
        Standing standing = data.standing();
        return new SlideTextState(
                standing.state().name(),
                standing.folder(),
                standing.languages(),
                standing.program(),
                standing.trouble(),
                transactions.films());
    }
}
