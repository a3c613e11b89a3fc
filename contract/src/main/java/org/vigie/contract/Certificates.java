package org.vigie.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Whose certificates are trusted. */
public final class Certificates {
    private Certificates() {}

    /**
     * Trusts what the authorities in a file have signed, and nothing else.
     *
     * @param pem one or several certificates
     * @throws UserError when the file has none that can be read
     */
    public static SSLContext trusting(Path pem) {
        try (var in = Files.newInputStream(pem)) {
            var known = KeyStore.getInstance(KeyStore.getDefaultType());
            known.load(null, null);
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                known.setCertificateEntry("authority-" + known.size(), certificate);
            }
            if (known.size() == 0) {
                throw new CertificateException("there is none in it");
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(known);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new UserError(
                    "elasticsearch.ca=" + pem + " must be a readable file of certificates in PEM (" + e + ")", e);
        }
    }

    /**
     * Lets pass what waiting may help against.
     *
     * @throws UserError when a connection to Elasticsearch failed because its certificate is not trusted or for another host
     */
    public static void verifyTrust(IOException failure) {
        if (isDistrust(failure)) {
            throw new UserError(
                    "the certificate at elasticsearch.url is not trusted, or not for that host: set elasticsearch.ca to the"
                            + " PEM file of the authority that signed it, and use a name that stands in it ("
                            + failure.getMessage() + ")",
                    failure);
        }
    }

    private static boolean isDistrust(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException
                    || cause instanceof CertPathBuilderException
                    || cause instanceof CertPathValidatorException
                    || cause instanceof SSLPeerUnverifiedException) {
                return true;
            }
        }
        return false;
    }
}
