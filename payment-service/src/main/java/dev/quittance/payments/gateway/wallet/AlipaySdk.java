package dev.quittance.payments.gateway.wallet;

import com.alibaba.fastjson.parser.ParserConfig;
import com.alipay.global.api.base64.Base64Encryptor;
import com.alipay.global.api.tools.SignatureTool;
import java.util.Base64;

/** Makes the SDK fit for a Java of today. */
final class AlipaySdk {

  private AlipaySdk() {}

  /** Before the SDK is used, and as often as one likes. */
  static void prepare() {
    // Its own Base64 is a class that Java had until version 10.
    SignatureTool.setBase64Encryptor(new JdkBase64());
    // Its parser must make no objects of classes that its input names.
    ParserConfig.getGlobalInstance().setSafeMode(true);
  }

  private static final class JdkBase64 implements Base64Encryptor {

    @Override
    public String encodeToString(byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public byte[] decode(String text) {
      return Base64.getDecoder().decode(text);
    }
  }
}
