package org.vigie.enrich.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.contract.Developer;
import org.vigie.contract.Developer.Kind;
import org.vigie.contract.DeveloperBuilder;

/** A small registry for tests: enough makers for their families to get into each other's way. */
final class SomeDevelopers {
    static final Developers DEVELOPERS = Developers.of(List.of(
            developer("openai", "OpenAI", "US", "openai,openai-community", "GPT,gpt-oss,Whisper,CLIP,o-series"),
            developer(
                    "google",
                    "Google",
                    "US",
                    "google,google-bert,google-t5",
                    "Gemma,Gemini,T5,BERT,PaliGemma,MedGemma"),
            developer("meta", "Meta AI", "US", "meta-llama,facebook,codellama", "Llama,SAM,XLM-RoBERTa,OPT"),
            developer("microsoft", "Microsoft", "US", "microsoft", "Phi,Orca,MAI,MiniLM,Florence"),
            developer("nvidia", "NVIDIA", "US", "nvidia", "Nemotron,Cosmos"),
            developer("cohere", "Cohere", "CA", "CohereLabs", "Command,Aya,Embed"),
            developer("ibm", "IBM", "US", "ibm-granite", "Granite"),
            developer("tii", "Technology Innovation Institute", "AE", "tiiuae", "Falcon,Falcon-H1,Falcon-Mamba"),
            developer("mistral", "Mistral AI", "FR", "mistralai", "Mistral,Mixtral,Devstral,Ministral"),
            developer("alibaba-qwen", "Alibaba Qwen", "CN", "Qwen", "Qwen,QwQ,Qwen-VL,Qwen-Image"),
            developer("alibaba-labs", "Alibaba (other labs)", "CN", "Tongyi-MAI,Alibaba-NLP", "Z-Image,gte,MAI-UI"),
            developer("deepseek", "DeepSeek", "CN", "deepseek-ai", "DeepSeek-V3,V4,R1,DeepSeek-OCR,DeepSeek-Coder"),
            developer("01-ai", "01.AI", "CN", "01-ai", "Yi,Yi-Coder"),
            developer("z-ai", "Z.ai", "CN", "zai-org,THUDM", "GLM,ChatGLM,CogVLM"),
            developer("moonshot", "Moonshot AI", "CN", "moonshotai", "Kimi,Kimi-VL,Moonlight"),
            developer("minimax", "MiniMax", "CN", "MiniMaxAI", "MiniMax-Text-01,M1,M2"),
            developer("stepfun", "StepFun", "CN", "stepfun-ai", "Step,Step-Audio"),
            developer("baai", "BAAI", "CN", "BAAI", "bge,Emu"),
            developer("intfloat", "Liang Wang", "CN", "intfloat", "e5,multilingual-e5"),
            developer("shanghai-ai-lab", "Shanghai AI Laboratory", "CN", "internlm,OpenGVLab", "InternLM,InternVL"),
            developer("openbmb", "OpenBMB", "CN", "openbmb", "MiniCPM,MiniCPM-V"),
            developer("stability", "Stability AI", "GB", "stabilityai", "Stable Diffusion,SDXL"),
            developer("black-forest-labs", "Black Forest Labs", "DE", "black-forest-labs", "FLUX"),
            developer("ai2", "Allen Institute for AI", "US", "allenai", "OLMo,OLMoE,Tulu"),
            developer("hugging-face", "Hugging Face", "US", "HuggingFaceTB", "SmolLM,SmolVLM"),
            developer("nous", "Nous Research", "US", "NousResearch", "Hermes"),
            developer("z-lab", "Z Lab", "US", "z-lab", "DFlash"),
            developer("llm-jp", "LLM-jp (NII)", "JP", "llm-jp", "llm-jp-3,llm-jp-4"),
            developer("upstage", "Upstage", "KR", "upstage", "Solar,Solar-Open"),
            developer("one-bert", "One BERT", "US", "one-bert", "ModernBERT"),
            developer("other-bert", "Other BERT", "FR", "other-bert", "ModernBERT"),
            developer(Kind.COMMUNITY, "smiles", "Smiles", null, "smiles", "Smile"),
            developer(Kind.INDIVIDUAL, "one-person", "One Person", null, "one-person", "Qwopus"),
            developer(Kind.REPACKAGER, "unsloth", "Unsloth AI", "US", "unsloth", "GGUF builds"),
            developer(Kind.REPACKAGER, "onnx-community", "ONNX community", null, "onnx-community", "ONNX builds"),
            developer(
                    Kind.TEST, "internal-tests", "Internal tests", "US", "hf-internal-testing", "tiny random models")));

    private SomeDevelopers() {}

    private static Developer developer(String id, String name, String country, String handles, String families) {
        return developer(Kind.COMPANY, id, name, country, handles, families);
    }

    static Developer developer(
            Kind kind, String id, String name, @Nullable String country, String handles, String families) {
        return DeveloperBuilder.builder()
                .id(id)
                .name(name)
                .countries(country == null ? List.of() : List.of(country))
                .kind(kind)
                .handles(Map.of("hugging-face", words(handles), "github", List.of(id + "-on-github")))
                .families(words(families))
                .confidence(Developer.Confidence.STATED)
                .build();
    }

    private static List<String> words(String list) {
        return Arrays.asList(list.split(","));
    }
}
