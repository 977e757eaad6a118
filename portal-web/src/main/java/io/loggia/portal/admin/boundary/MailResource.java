package io.loggia.portal.admin.boundary;

import io.loggia.domain.Permission;
import io.loggia.domain.Viewer;
import io.loggia.portal.admin.control.MailChanges;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.mail.control.Letter;
import io.loggia.portal.mail.control.MailSecurity;
import io.loggia.portal.mail.control.MailSetup;
import io.loggia.portal.mail.control.MailSetup.Setup;
import io.loggia.portal.mail.control.MailSetup.Wish;
import io.loggia.portal.mail.control.Mailer;
import io.loggia.portal.mail.control.Mailer.Trial;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** By what server mail goes out: set up, and tried with a real letter. */
@Path("admin/mail")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.ADMINISTER)
public class MailResource {

    @Inject
    private MailTransactions transactions;

    @Inject
    private MailSetup setup;

    @Inject
    private MailChanges changes;

    @Inject
    private Mailer mailer;

    @Inject
    private CurrentViewer current;

    /**
     * @param version to be sent back with a change, which is refused if someone else was faster
     * @param host empty where no mail is sent
     * @param portal where letters lead
     */
    public record Mail(
            int version,
            String host,
            int port,
            MailSecurity security,
            String username,
            boolean passwordSet,
            String senderAddress,
            String senderName,
            String portal,
            @Nullable String changedBy,
            @Nullable String changedAt) {}

    /** A change to all of it; a password that is left out stays as it is, an empty one goes. */
    public record MailWish(
            @NotNull Integer version,
            @NotNull @Size(max = 255) String host,
            @NotNull Integer port,
            @NotNull MailSecurity security,
            @NotNull @Size(max = 200) String username,
            @Nullable @Size(max = 500) String password,
            @NotNull @Size(max = 254) String senderAddress,
            @NotNull @Size(max = 200) String senderName,
            @NotNull @Size(max = 300) String portal) {}

    /** Whom the letter goes to. */
    public record MailTry(@NotNull @Size(max = 254) String address) {}

    /**
     * @param answers the server's own lines
     * @param trouble why it was not taken; absent when it was
     */
    public record MailTest(
            boolean taken, List<String> answers, @Nullable String trouble) {}

    @GET
    @Transactional
    public Mail set() {
        return toWire(setup.read());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public Mail change(@Valid @NotNull MailWish wish) {
        return toWire(changes.change(
                wish.version(),
                new Wish(
                        wish.host(),
                        wish.port(),
                        wish.security(),
                        wish.username(),
                        wish.password(),
                        wish.senderAddress(),
                        wish.senderName(),
                        wish.portal())));
    }

    /** Sends a letter by what is set. No transaction is held while the server is asked. */
    @POST
    @Path("test")
    @Consumes(MediaType.APPLICATION_JSON)
    public MailTest test(@Valid @NotNull MailTry body) {
        String address = body.address().strip();
        MailSetup.requireAddress(address);
        Trial trial = mailer.trial(transactions.read(), letter(address, current.viewer()));
        transactions.tested(address, trial);
        return new MailTest(trial.trouble() == null, trial.answers(), trial.trouble());
    }

    private static Letter letter(String address, Viewer viewer) {
        String words = "Loggia sends mail by this server. / Loggia verschickt Post über diesen Server.";
        return new Letter(
                address, viewer.name(), "Loggia: test / Probe", words, "<p>" + words + "</p>", null, List.of());
    }

    private static Mail toWire(Setup setup) {
        return new Mail(
                setup.version(),
                setup.host(),
                setup.port(),
                setup.security(),
                setup.username(),
                setup.password() != null,
                setup.senderAddress(),
                setup.senderName(),
                setup.portal(),
                setup.changedBy(),
                setup.changedAt() == null ? null : setup.changedAt().toString());
    }
}
