package org.vigie.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Objects;

/** A certificate that signs itself, for 127.0.0.1 by its number alone, made with the JDK's own tool. */
record TestCertificate(Path keyStore, Path authority, String certificatePem, String keyPem) {
    static final String PASSWORD = "changeit";

    static TestCertificate make(Path folder, String name) throws Exception {
        var store = folder.resolve(name + ".p12");
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var process = new ProcessBuilder(
                        tool,
                        "-genkeypair",
                        "-alias",
                        "it",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-validity",
                        "30",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        Key key = Objects.requireNonNull(keys.getKey("it", PASSWORD.toCharArray()));
        var certificate = pem("CERTIFICATE", keys.getCertificate("it").getEncoded());
        var authority = Files.writeString(folder.resolve(name + ".pem"), certificate);
        return new TestCertificate(store, authority, certificate, pem("PRIVATE KEY", key.getEncoded()));
    }

    private static String pem(String kind, byte[] content) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
    }
}
