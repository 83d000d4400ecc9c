import type { BaseChatModel } from '@langchain/core/language_models/chat_models';

/** What a language model is opened with. */
export interface ModelSetting {
  /** `openai:gpt-4.1-mini`: provider and model. */
  readonly name: string;
  /** Address of a server that is not the provider's own; null for the provider's. */
  readonly baseUrl: string | null;
  /** Null where the provider's package finds it by itself, or where none is needed. A secret: never log it. */
  readonly apiKey: string | null;
  readonly timeoutSeconds: number;
}

/** Most tokens of one reply: eight sentences take about half. */
const MOST_TOKENS = 1_500;

interface ProviderPackage {
  readonly module: string;
  readonly className: string;
  /** The provider's own words for what is set. */
  options(setting: ModelSetting): Record<string, unknown>;
}

const key = ({ apiKey }: ModelSetting) => (apiKey === null ? {} : { apiKey });
const address = (name: string, { baseUrl }: ModelSetting) => (baseUrl === null ? {} : { [name]: baseUrl });

/** None of these packages comes with the program. */
const PROVIDERS: Readonly<Record<string, ProviderPackage>> = {
  openai: {
    module: '@langchain/openai',
    className: 'ChatOpenAI',
    options: (setting) => ({
      // A server of one's own wants no key, and the package insists on one.
      ...(setting.baseUrl !== null && !process.env.OPENAI_API_KEY ? { apiKey: 'none' } : {}),
      ...key(setting),
      ...(setting.baseUrl === null ? {} : { configuration: { baseURL: setting.baseUrl } }),
      maxTokens: MOST_TOKENS,
      timeout: setting.timeoutSeconds * 1_000,
    }),
  },
  anthropic: {
    module: '@langchain/anthropic',
    className: 'ChatAnthropic',
    options: (setting) => ({ ...key(setting), ...address('anthropicApiUrl', setting), maxTokens: MOST_TOKENS }),
  },
  ollama: {
    module: '@langchain/ollama',
    className: 'ChatOllama',
    options: (setting) => ({ ...address('baseUrl', setting), numPredict: MOST_TOKENS }),
  },
  'google-genai': {
    module: '@langchain/google-genai',
    className: 'ChatGoogleGenerativeAI',
    options: (setting) => ({ ...key(setting), ...address('baseUrl', setting), maxOutputTokens: MOST_TOKENS }),
  },
  mistralai: {
    module: '@langchain/mistralai',
    className: 'ChatMistralAI',
    options: (setting) => ({ ...key(setting), ...address('serverURL', setting), maxTokens: MOST_TOKENS }),
  },
};

type ModelClass = new (options: Record<string, unknown>) => BaseChatModel;

/**
 * Opens a chat model through its provider's LangChain package, which reads its own key (OPENAI_API_KEY,
 * ANTHROPIC_API_KEY, GOOGLE_API_KEY, MISTRAL_API_KEY) unless one is given. Nothing is sent yet.
 * @param load imports a module by its name
 * @throws Error of one line that names what to install where the package is missing, and what the package says against
 *   its settings
 */
export async function openLanguageModel(
  setting: ModelSetting,
  load: (module: string) => Promise<unknown> = (name) => import(name),
): Promise<BaseChatModel> {
  const { name } = setting;
  const colon = name.indexOf(':');
  const provider = Object.hasOwn(PROVIDERS, name.slice(0, colon)) ? PROVIDERS[name.slice(0, colon)] : undefined;
  const model = name.slice(colon + 1);
  if (colon < 1 || provider === undefined || model === '') {
    throw new Error(`LLM is "${name}"; write one of ${Object.keys(PROVIDERS).join(', ')}, a colon and a model`);
  }
  const { module, className } = provider;
  let loaded: Record<string, ModelClass | undefined>;
  try {
    loaded = (await load(module)) as Record<string, ModelClass | undefined>;
  } catch (cause) {
    const reason = (cause as Error).message.split('\n', 1)[0];
    throw new Error(`LLM=${name} needs a package (npm install ${module}): ${reason}`, { cause });
  }
  const Model = loaded[className];
  if (Model === undefined) throw new Error(`LLM=${name}: ${module} has no ${className}; npm install ${module}@latest`);
  try {
    // A second try would take the time that a reader waits for; the answer without a model is there at once.
    return new Model({ model, maxRetries: 0, ...provider.options(setting) });
  } catch (cause) {
    throw new Error(`LLM=${name}: ${(cause as Error).message.split('\n', 1)[0]}`, { cause });
  }
}
