import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import type { Provider } from './embeddings-setting.js';
import { importPackage } from './runtime.js';

/** Where a provider's embeddings are found; none of these packages comes with the program. */
interface ProviderPackage {
  /** What is imported. */
  readonly module: string;
  /** What is installed for it. */
  readonly packages: string;
  readonly className: string;
}

const PROVIDERS: Readonly<Record<Provider, ProviderPackage>> = {
  openai: { module: '@langchain/openai', packages: '@langchain/openai', className: 'OpenAIEmbeddings' },
  ollama: { module: '@langchain/ollama', packages: '@langchain/ollama', className: 'OllamaEmbeddings' },
  huggingface: {
    module: '@langchain/community/embeddings/hf',
    packages: '@langchain/community @huggingface/inference',
    className: 'HuggingFaceInferenceEmbeddings',
  },
};

type EmbeddingsClass = new (options: { model: string }) => EmbeddingsInterface;

/**
 * Opens a provider's model through its LangChain package, which reads its own settings (OPENAI_API_KEY,
 * OLLAMA_BASE_URL, HUGGINGFACEHUB_API_KEY).
 * @param load imports a module by its name
 * @throws Error that names what to install where the package is missing, and what the package says against its settings
 */
export async function openProviderModel(
  provider: Provider,
  model: string,
  load: (module: string) => Promise<unknown> = importPackage,
): Promise<EmbeddingsInterface> {
  const { module, packages, className } = PROVIDERS[provider];
  let loaded: Record<string, EmbeddingsClass | undefined>;
  try {
    loaded = (await load(module)) as Record<string, EmbeddingsClass | undefined>;
  } catch (cause) {
    const reason = (cause as Error).message.split('\n', 1)[0];
    throw new Error(`EMBEDDINGS=${provider}:${model} needs a package (npm install ${packages}): ${reason}`, { cause });
  }
  const EmbeddingsOf = loaded[className];
  if (EmbeddingsOf === undefined) {
    throw new Error(`EMBEDDINGS=${provider}:${model}: ${module} has no ${className}; npm install ${packages}@latest`);
  }
  try {
    return new EmbeddingsOf({ model });
  } catch (cause) {
    throw new Error(`EMBEDDINGS=${provider}:${model}: ${(cause as Error).message}`, { cause });
  }
}
